import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxBar } from '../../src/components/parts/bar/bar.js';

define(InboxBar);

type Args = Pick<InboxBar, 'icon' | 'heading' | 'hint' | 'tone'>;

const meta: Meta<Args> = {
  title: 'Parts/Bar',
  component: InboxBar.tag,
  args: { icon: 'info', heading: 'Você está lendo sem assumir.', hint: '', tone: 'plain' },
  argTypes: { tone: { control: 'inline-radio', options: ['plain', 'warning'] } },
  render: ({ icon, heading, hint, tone }) =>
    html`<inbox-bar icon=${icon} heading=${heading} hint=${hint} tone=${tone}>
      <button type="button">Continuar conversa</button>
    </inbox-bar>`,
};
export default meta;

export const Default: StoryObj<Args> = {};
