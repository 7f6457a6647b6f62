import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxConnectionLine } from '../../src/components/panes/connection-line/connection-line.js';
import { entry } from '../fixtures.js';
import { StoryFrame } from '../support/story-frame.js';
import { storyInbox, type StoryInbox } from '../support/story-inbox.js';

define(InboxConnectionLine, StoryFrame);

const meta: Meta<StoryInbox> = {
  title: 'Panes/Connection line',
  component: InboxConnectionLine.tag,
  args: { connection: 'reconnecting' },
  argTypes: {
    connection: {
      control: 'inline-radio',
      options: ['connecting', 'live', 'reconnecting', 'signedOut'],
    },
  },
  render: (story) =>
    html`<story-frame .handle=${storyInbox(story)}>
      <inbox-connection-line></inbox-connection-line>
    </story-frame>`,
};
export default meta;

type Story = StoryObj<StoryInbox>;

/** Shown after a second: a shorter loss comes and goes unseen. */
export const Reconnecting: Story = {};

export const Connecting: Story = { args: { connection: 'connecting' } };

export const SignedOut: Story = { args: { connection: 'signedOut' } };

/** Outbox and drafts do not survive a reload. */
export const Memory: Story = { args: { connection: 'live', storage: 'memory' } };

/** In a conversation that has been left. */
export const Unsent: Story = {
  args: {
    connection: 'live',
    queue: 'mine',
    outbox: [entry({ state: 'failed', error: { code: 'undeliverable' } })],
  },
};
