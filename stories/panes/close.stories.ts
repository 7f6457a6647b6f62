import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxClose } from '../../src/components/panes/close/close.js';
import { AdapterError } from '../../src/domain/errors.js';
import { Screen } from '../../test/harness/screen.js';
import { CAN } from '../../test/support/fake-backend.js';
import { StoryFrame } from '../support/story-frame.js';
import { storyInbox, type StoryInbox } from '../support/story-inbox.js';

define(InboxClose, StoryFrame);

const meta: Meta<StoryInbox> = {
  title: 'Panes/Close',
  component: InboxClose.tag,
  args: { open: 'mariana' },
  parameters: { docs: { story: { inline: false, iframeHeight: 720 } } },
  render: (story) =>
    html`<story-frame height="700" .handle=${storyInbox(story)}>
      <inbox-close open></inbox-close>
    </story-frame>`,
};
export default meta;

type Story = StoryObj<StoryInbox>;

export const Default: Story = {};

/** Nothing can be sent any more: both switches are off, and say why. */
export const WindowClosed: Story = { args: { open: 'helena' } };

export const ReasonsFailed: Story = {
  args: { rules: { lookup: new AdapterError('unavailable') } },
};

/** Nobody has set any up: the dialog says so instead of asking for what cannot be chosen. */
export const ReasonsNone: Story = { args: { lookups: { closeReason: [] } } };

/** A backend that decides everything itself. */
export const NothingToDecide: Story = {
  args: {
    info: { can: { ...CAN, close: { reason: 'none', survey: 'auto', finalMessage: 'auto' } } },
  },
};

const submit = async (canvas: HTMLElement): Promise<Screen> => {
  const screen = new Screen(canvas);
  await screen.until(() => (screen.control('Motivo') as HTMLSelectElement).options.length > 2);
  screen.choose('Motivo', 'Resolvido');
  screen.press('Concluir');
  return screen;
};

export const ReasonMissing: Story = {
  globals: { locale: 'pt-BR' },
  play: async ({ canvasElement }) => {
    const screen = new Screen(canvasElement);
    await screen.pressWhenThere('Concluir');
    await screen.until(() => screen.control('Motivo').ariaInvalid === 'true');
  },
};

export const Closing: Story = {
  globals: { locale: 'pt-BR' },
  args: { rules: { close: 'hang' } },
  play: async ({ canvasElement }) => void (await submit(canvasElement)),
};

/** What is done is not repeated; what failed can be tried again or left out. */
export const StepFailed: Story = {
  globals: { locale: 'pt-BR' },
  args: {
    rules: {
      close: new AdapterError('unavailable', 'down', { done: ['finalMessage'], failed: 'survey' }),
    },
  },
  play: async ({ canvasElement }) => {
    const screen = await submit(canvasElement);
    await screen.sees('falhou');
  },
};
