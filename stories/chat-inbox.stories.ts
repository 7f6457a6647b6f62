import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { ChatInbox } from '../src/components/chat-inbox/chat-inbox.js';
import { define } from '../src/components/define.js';
import { InboxHarness } from '../test/harness/inbox.harness.js';
import { conversations, crowd } from './fixtures.js';
import { storyWorld, type StoryInbox } from './support/story-inbox.js';

define(ChatInbox);

interface Args extends StoryInbox {
  height: number;
  density: ChatInbox['density'];
  enter: ChatInbox['enter'];
  noDetails: boolean;
}

const show = ({ height, density, enter, noDetails, open, queue, ...story }: Args) => {
  const { backend, environment } = storyWorld(story);
  const begin = (element?: Element): void => {
    if (!(element instanceof ChatInbox)) return;
    if (queue) void element.showQueue(queue);
    if (open) void element.openConversation(open);
  };
  return html`<div .style=${`height: ${height}px`}>
    <chat-inbox
      density=${density}
      enter=${enter}
      ?no-details=${noDetails}
      .adapter=${backend.adapter}
      .environment=${environment}
      ${ref(begin)}
    ></chat-inbox>
  </div>`;
};

const meta: Meta<Args> = {
  title: 'Chat inbox',
  component: ChatInbox.tag,
  args: {
    open: 'mariana',
    queue: 'mine',
    height: 680,
    density: 'comfortable',
    enter: 'send',
    noDetails: false,
  },
  argTypes: {
    open: { control: 'select', options: Object.keys(conversations) },
    queue: { control: 'select', options: ['new', 'bot', 'mine', 'others', 'closed'] },
    density: { control: 'inline-radio', options: ['comfortable', 'compact'] },
    enter: { control: 'inline-radio', options: ['send', 'break'] },
  },
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, iframeHeight: 700 } } },
  render: show,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};

/** As on a phone or in a side panel: one pane at a time. */
export const SidePanel: Story = {
  render: (args) => html`<div .style=${'width: 360px'}>${show(args)}</div>`,
};

export const NothingOpen: Story = { args: { open: '', queue: 'new' } };

export const Crowded: Story = {
  args: { density: 'compact', conversations: [...Object.values(conversations), ...crowd(200)] },
};

export const SignedOut: Story = { args: { connection: 'signedOut', open: '' } };

/** Two tokens change its look. */
export const OtherTokens: Story = {
  render: (args) =>
    html`<div .style=${'--inbox-hue: 285; --inbox-radius: 4px'}>${show(args)}</div>`,
};

/** The details slide over the conversation where there is no room beside it. */
export const DetailsOver: Story = {
  globals: { locale: 'pt-BR' },
  render: (args) => html`<div .style=${'width: 900px'}>${show(args)}</div>`,
  play: async ({ canvasElement }) => {
    const inbox = new InboxHarness(canvasElement.querySelector('chat-inbox')!);
    await inbox.pressWhenThere('Detalhes do contato');
    await inbox.sees('Conversas anteriores');
  },
};
