import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxTrouble } from '../../src/components/parts/trouble/trouble.js';
import { answer, entry } from '../fixtures.js';

define(InboxTrouble);

type Args = Pick<InboxTrouble, 'message' | 'entry' | 'again'>;

const meta: Meta<Args> = {
  title: 'Parts/Trouble',
  component: InboxTrouble.tag,
  args: {
    message: answer('oi', { status: 'failed', error: { code: 'too_large' } }),
    entry: entry({ state: 'failed' }),
  },
  render: ({ message, entry, again }) =>
    html`<inbox-trouble .message=${message} .entry=${entry} .again=${again}></inbox-trouble>`,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};

/** The browser has cleared its storage: there is nothing to send again. */
export const FileLost: Story = {
  args: {
    message: answer('oi', { status: 'failed' }),
    entry: entry({ state: 'failed', error: { code: 'file_lost' } }),
  },
};

/** What was sent is no longer here, and can be put together again. */
export const ByHand: Story = {
  args: {
    message: answer('oi', {
      status: 'failed',
      error: { code: 'unavailable' },
      content: { kind: 'image', media: { mime: 'image/jpeg' } },
    }),
    entry: undefined,
    again: 'byHand',
  },
};

export const Held: Story = { args: { entry: entry({ state: 'held' }) } };

export const Unconfirmed: Story = {
  args: {
    message: answer('oi', { status: 'unconfirmed' }),
    entry: entry({ state: 'unconfirmed' }),
  },
};
