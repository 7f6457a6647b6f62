import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxComposer } from '../../src/components/panes/composer/composer.js';
import { AdapterError } from '../../src/domain/errors.js';
import { CAN } from '../../test/support/fake-backend.js';
import { conversation, conversations, draft, kinds, NOW } from '../fixtures.js';
import { stagedFiles } from '../staged-files.js';
import { StoryFrame } from '../support/story-frame.js';
import { storyBackend, storyInbox, type StoryInbox } from '../support/story-inbox.js';

define(InboxComposer, StoryFrame);

interface Args extends StoryInbox {
  enter: InboxComposer['enter'];
}

const meta: Meta<Args> = {
  title: 'Panes/Composer',
  component: InboxComposer.tag,
  args: { open: 'mariana', enter: 'send' },
  argTypes: {
    open: { control: 'select', options: Object.keys(conversations) },
    enter: { control: 'inline-radio', options: ['send', 'break'] },
  },
  render: ({ enter, ...story }) =>
    html`<story-frame .handle=${storyInbox(story)}>
      <inbox-composer enter=${enter}></inbox-composer>
    </story-frame>`,
};
export default meta;

type Story = StoryObj<Args>;

/** Waits until something of a kind is drawn in the composer, however deep. */
const find = async <E extends HTMLElement>(root: ParentNode, path: string[]): Promise<E> => {
  let found: ParentNode | null = root;
  for (const selector of path) {
    const outer: ParentNode = found;
    // A part that is loaded when it is drawn has no shadow root yet.
    while (!(found = ((outer as HTMLElement).shadowRoot ?? outer).querySelector(selector))) {
      await new Promise(requestAnimationFrame);
    }
  }
  return found as unknown as E;
};

const BUTTON = ['inbox-composer', 'inbox-reply-box'];

export const Default: Story = {};

export const Draft: Story = { args: { drafts: [draft()] } };

/** WhatsApp's marks are shown as they will be seen. */
export const Marks: Story = {
  args: { drafts: [draft({ text: 'Fica *pronto* na _quinta_:\n- sofá\n- ~poltrona~' })] },
};

export const Reply: Story = {
  args: { messages: [kinds.image], drafts: [draft({ replyTo: kinds.image.id })] },
};

export const Files: Story = {
  args: { drafts: [draft({ text: '', files: Object.values(stagedFiles) })] },
};

export const Refusals: Story = {
  play: async ({ canvasElement }) => {
    const composer = await find<InboxComposer>(canvasElement, ['inbox-composer']);
    await find(canvasElement, [...BUTTON, 'inbox-message-field']);
    composer.addFiles([
      new File(['MZ'], 'instalador.exe', { type: 'application/x-msdownload' }),
      new File([], 'vazio.pdf', { type: 'application/pdf' }),
      new File(['x'.repeat(5_000_001)], 'panorama.jpg', { type: 'image/jpeg' }),
    ]);
  },
};

/** A quick reply names something that nobody knows yet. */
export const UnknownVariable: Story = {
  args: { drafts: [draft({ text: 'Seu pedido {{pedido}} saiu hoje.' })] },
  play: async ({ canvasElement }) => {
    (await find(canvasElement, [...BUTTON, 'inbox-icon-button[icon=send]', 'button'])).click();
  },
};

export const QuickReplies: Story = {
  decorators: [(story) => html`<div .style=${'padding-top: 420px'}>${story()}</div>`],
  play: async ({ canvasElement }) => {
    (await find(canvasElement, [...BUTTON, 'inbox-icon-button[icon=quick]', 'button'])).click();
  },
};

export const Emoji: Story = {
  ...QuickReplies,
  play: async ({ canvasElement }) => {
    (await find(canvasElement, [...BUTTON, 'inbox-icon-button[icon=smile]', 'button'])).click();
  },
};

/** Less than an hour left. */
export const LastMinutes: Story = { args: { open: 'rogerio', drafts: [draft()] } };

/** The channel takes neither files nor quick replies. */
export const TextOnly: Story = {
  args: {
    info: {
      can: { commands: CAN.commands, content: ['text'], lookups: [] },
    },
  },
};

/** A host's own buttons in the places of camera and microphone. */
export const CameraAndVoice: Story = {
  args: { info: { can: { ...CAN, voice: true } } },
  render: ({ enter, ...story }) =>
    html`<story-frame .handle=${storyInbox(story)}>
      <inbox-composer enter=${enter}>
        <button slot="camera" type="button">Câmera</button>
        <button slot="voice" type="button">Gravar áudio</button>
      </inbox-composer>
    </story-frame>`,
};

export const Unclaimed: Story = { args: { open: 'tereza' } };

export const WithTheBot: Story = { args: { open: 'carlos' } };

export const Claiming: Story = {
  args: { open: 'tereza', rules: { claim: 'hang' } },
  play: async ({ canvasElement }) => {
    (await find(canvasElement, ['inbox-composer', 'inbox-stand-in', 'button'])).click();
  },
};

/** Somebody was faster. */
export const ClaimLost: Story = {
  args: {
    open: 'tereza',
    rules: {
      claim: () => {
        const { patricia, tereza } = conversations;
        const current = storyBackend.put('tereza', {
          queue: 'others',
          assignee: patricia.assignee!,
          reply: { mode: 'none', why: 'forbidden' },
          allow: [],
        });
        throw new AdapterError('conflict', 'conflict', { current: { ...tereza, ...current } });
      },
    },
  },
  play: Claiming.play!,
};

export const ClaimFailed: Story = {
  args: { open: 'tereza', rules: { claim: new AdapterError('unavailable') } },
  play: Claiming.play!,
};

export const WithAColleague: Story = { args: { open: 'patricia' } };

export const Closed: Story = { args: { open: 'lucas' } };

export const Earlier: Story = { args: { open: 'earlier', readonly: true } };

export const WindowClosed: Story = { args: { open: 'helena' } };

export const WindowClosedWithDraft: Story = {
  args: { open: 'helena', drafts: [draft({ conversationId: 'helena' })] },
};

export const Waiting: Story = { args: { open: 'sergio' } };

export const WaitingWithTemplates: Story = { args: { open: 'sergio', afterTemplate: 'templates' } };

export const ChannelDown: Story = {
  args: { conversations: [conversation({ reply: { mode: 'none', why: 'channel' } })] },
};

/** What was written could not be stored. */
export const NotSaved: Story = {
  args: { drafts: [draft({ text: 'Na quinta de manhã', savedAt: NOW })], full: true },
  play: UnknownVariable.play!,
};
