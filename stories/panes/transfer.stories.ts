import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxTransfer } from '../../src/components/panes/transfer/transfer.js';
import { AdapterError } from '../../src/domain/errors.js';
import { Screen } from '../../test/harness/screen.js';
import { CAN } from '../../test/support/fake-backend.js';
import { StoryFrame } from '../support/story-frame.js';
import { storyInbox, type StoryInbox } from '../support/story-inbox.js';

define(InboxTransfer, StoryFrame);

const meta: Meta<StoryInbox> = {
  title: 'Panes/Transfer',
  component: InboxTransfer.tag,
  args: { open: 'mariana' },
  parameters: { docs: { story: { inline: false, iframeHeight: 720 } } },
  render: (story) =>
    html`<story-frame height="700" .handle=${storyInbox(story)}>
      <inbox-transfer open></inbox-transfer>
    </story-frame>`,
};
export default meta;

type Story = StoryObj<StoryInbox>;

export const Default: Story = {};

export const Loading: Story = { args: { rules: { lookup: 'hang' } } };

export const Failed: Story = { args: { rules: { lookup: new AdapterError('unavailable') } } };

/** A backend that knows only sectors, and takes no note. */
export const SectorsOnly: Story = {
  args: { info: { can: { ...CAN, transfer: { sector: true, agent: false } } } },
};

/** What is typed stays the agent's, and the dialog says so. */
export const WithDraft: Story = {
  args: {
    drafts: [{ conversationId: 'mariana', text: 'Posso confirmar', files: [], savedAt: 0 }],
  },
};

const submit: NonNullable<Story['play']> = async ({ canvasElement }) => {
  const screen = new Screen(canvasElement);
  await screen.pressWhenThere(/^Bruno Castro/);
  await screen.pressWhenThere('Transferir');
};

export const Transferring: Story = {
  globals: { locale: 'pt-BR' },
  args: { rules: { transfer: 'hang' } },
  play: submit,
};

export const Refused: Story = {
  globals: { locale: 'pt-BR' },
  args: { rules: { transfer: new AdapterError('unavailable') } },
  play: async (context) => {
    await submit(context);
    await new Screen(context.canvasElement).sees('Tentar de novo');
  },
};

export const NothingFound: Story = {
  globals: { locale: 'pt-BR' },
  play: async ({ canvasElement }) => {
    const screen = new Screen(canvasElement);
    await screen.until(() => screen.has(/^Bruno Castro/));
    screen.fill('Buscar setor ou atendente', 'jurídico');
    await screen.sees('Nada encontrado');
  },
};
