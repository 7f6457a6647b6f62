import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxList } from '../../src/components/panes/list/list.js';
import { AdapterError } from '../../src/domain/errors.js';
import { crowd } from '../fixtures.js';
import { StoryFrame } from '../support/story-frame.js';
import { storyInbox, type StoryInbox } from '../support/story-inbox.js';

define(StoryFrame, InboxList);

const meta: Meta<StoryInbox> = {
  title: 'Panes/List',
  component: InboxList.tag,
  render: (inbox) =>
    html`<story-frame height="560" .handle=${storyInbox(inbox)}
      ><inbox-list></inbox-list
    ></story-frame>`,
};
export default meta;

type Story = StoryObj<StoryInbox>;

/** Novos: the longest wait first. */
export const Default: Story = {};

/** Meus, one of them open. */
export const Open: Story = { args: { queue: 'mine', open: 'rogerio' } };

export const Loading: Story = {
  args: { conversations: [], rules: { listConversations: 'hang' } },
};

export const Empty: Story = { args: { conversations: [] } };

export const Failed: Story = {
  args: { conversations: [], rules: { listConversations: new AdapterError('unavailable') } },
};

/** Trying again would not help. */
export const Forbidden: Story = {
  args: { conversations: [], rules: { listConversations: new AdapterError('forbidden') } },
};

/** Over all queues: each row says in which one it is. */
export const Found: Story = { args: { queue: 'mine', search: 'mariana' } };

export const NothingFound: Story = { args: { queue: 'mine', search: 'quem será esta pessoa?' } };

let reads = 0;

/** The second page is on its way. */
export const LoadingMore: Story = {
  args: { queue: 'mine', conversations: crowd(60) },
  render: (inbox) => {
    reads = 0;
    const second = () => ((reads += 1) === 1 ? undefined : new Promise<void>(() => undefined));
    return html`<story-frame
      height="560"
      .handle=${storyInbox({ ...inbox, rules: { listConversations: second } })}
      ><inbox-list></inbox-list
    ></story-frame>`;
  },
};

/** Three hundred rows, read page by page while scrolling. */
export const Crowd: Story = { args: { queue: 'mine', conversations: crowd(300) } };

/** Connection lost: what was there stays. */
export const Reconnecting: Story = { args: { queue: 'mine', connection: 'reconnecting' } };
