import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxMessageActions } from '../../src/components/parts/message-actions/message-actions.js';

define(InboxMessageActions);

type Args = Pick<InboxMessageActions, 'text' | 'answers'>;

const meta: Meta<Args> = {
  title: 'Parts/Message actions',
  component: InboxMessageActions.tag,
  args: { text: 'Bom dia', answers: 'm1' },
  render: ({ text, answers }) =>
    html`<inbox-message-actions .text=${text} .answers=${answers}></inbox-message-actions>`,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};
