import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxSteps } from '../../src/components/parts/steps/steps.js';

define(InboxSteps);

type Args = Pick<InboxSteps, 'steps'>;

const meta: Meta<Args> = {
  title: 'Parts/Steps',
  component: InboxSteps.tag,
  args: {
    steps: [
      { label: 'Enviar a mensagem final', state: 'done' },
      { label: 'Enviar a pesquisa de satisfação', state: 'failed' },
      { label: 'Concluir a conversa', state: 'open' },
    ],
  },
  render: ({ steps }) => html`<inbox-steps .steps=${steps}></inbox-steps>`,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};
