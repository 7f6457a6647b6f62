import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxQueues } from '../../src/components/panes/queues/queues.js';
import type { Counts, Queue } from '../../src/domain/queue.js';
import { StoryFrame } from '../support/story-frame.js';
import { storyInbox, type StoryInbox } from '../support/story-inbox.js';

define(StoryFrame, InboxQueues);

interface Args extends StoryInbox {
  counts: Counts;
}

const counts: Counts = {
  new: { total: 4 },
  bot: { total: 12 },
  mine: { total: 5 },
  others: { total: 0 },
  closed: { total: 100, atLeast: true },
};

const meta: Meta<Args> = {
  title: 'Panes/Queues',
  component: InboxQueues.tag,
  args: { counts },
  render: ({ counts: given, ...inbox }) => {
    const handle = storyInbox(inbox);
    handle.store.apply({ type: 'counts', counts: given });
    return html`<story-frame .handle=${handle}><inbox-queues></inbox-queues></story-frame>`;
  },
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};

/** More than a badge counts. */
export const Rush: Story = { args: { counts: { ...counts, new: { total: 140 } } } };

export const NobodyWaits: Story = { args: { counts: { ...counts, new: { total: 0 } } } };

const own: Queue[] = [
  { id: 'new', kind: 'new', label: 'Recepção' },
  { id: 'mine', kind: 'mine' },
  { id: 'vip', kind: 'custom', label: 'Clientes VIP' },
  { id: 'late', kind: 'custom', label: 'Entregas atrasadas' },
  { id: 'closed', kind: 'closed' },
];

/** Queues that a backend has of its own. */
export const OfTheBackend: Story = {
  args: {
    info: { queues: own },
    queue: 'vip',
    counts: { ...counts, vip: { total: 3 }, late: {} },
  },
};

/** Before the first connection there is nothing to show. */
export const Connecting: Story = { args: { connection: 'connecting' } };
