import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxSearchField } from '../../src/components/parts/search-field/search-field.js';

define(InboxSearchField);

type Args = Pick<InboxSearchField, 'label' | 'value'>;

const meta: Meta<Args> = {
  title: 'Parts/Search field',
  component: InboxSearchField.tag,
  args: { label: 'Buscar conversas', value: '' },
  render: ({ label, value }) =>
    html`<inbox-search-field label=${label} .value=${value}></inbox-search-field>`,
};
export default meta;

export const Default: StoryObj<Args> = {};
