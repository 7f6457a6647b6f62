import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxThread } from '../../src/components/panes/thread/thread.js';
import { AdapterError } from '../../src/domain/errors.js';
import type { Message } from '../../src/domain/message.js';
import { deepActive } from '../../test/harness/deep.js';
import { Screen } from '../../test/harness/screen.js';
import { answer, conversations, entry, message, NOW } from '../fixtures.js';
import type { Rule } from '../../test/support/fake-backend.js';
import { StoryFrame } from '../support/story-frame.js';
import { storyBackend, storyInbox, type StoryInbox } from '../support/story-inbox.js';

define(InboxThread, StoryFrame);

interface Args extends StoryInbox {
  height: number;
}

const meta: Meta<Args> = {
  title: 'Panes/Thread',
  component: InboxThread.tag,
  args: { open: 'mariana', height: 560 },
  argTypes: { open: { control: 'select', options: Object.keys(conversations) } },
  render: ({ height, ...story }) =>
    html`<story-frame height=${height} .handle=${storyInbox(story)}>
      <inbox-thread></inbox-thread>
    </story-frame>`,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};

export const Loading: Story = { args: { rules: { listMessages: 'hang' } } };

export const Failed: Story = { args: { rules: { listMessages: new AdapterError('unavailable') } } };

export const Empty: Story = { args: { messages: [] } };

const DAY = 86_400_000;

/** Some days of talk; older pages are read on the way up. */
const long: Message[] = Array.from({ length: 240 }, (_, at) =>
  (at % 3 === 0 ? answer : message)(
    `${at + 1}. ${'Mais uma frase desta conversa. '.repeat(at % 5)}`,
    {
      at: NOW - ((240 - at) * DAY) / 40,
    },
  ),
);

export const Long: Story = { args: { messages: long } };

/** While she reads above, what arrives is counted and moves nothing. */
export const AwayFromTheEnd: Story = {
  args: { messages: long },
  play: async ({ canvasElement }) => {
    const screen = new Screen(canvasElement);
    const toEnd = () => screen.all('[part=to-end]')[0];
    await screen.until(() => screen.all('inbox-bubble').length > 0, 'No messages');
    screen.all('inbox-bubble').at(-1)!.focus();
    await screen.until(() => {
      press('ArrowUp');
      return toEnd();
    }, 'She is still at the end');
    for (const [at, text] of ['Oi?', 'Alguém?'].entries()) {
      const content = { kind: 'text', text } as const;
      storyBackend.say({ conversationId: 'mariana', order: `9999999${at}`, content });
    }
    await screen.until(() => toEnd()?.textContent.includes('2'), 'The new ones are not counted');
  },
};

/** Goes to a message that is not loaded. */
const jump =
  (messageId: string, rule?: Rule): NonNullable<Story['play']> =>
  async ({ canvasElement }) => {
    const screen = new Screen(canvasElement);
    await screen.until(() => screen.all('inbox-bubble').length > 0, 'No messages');
    if (rule) storyBackend.rules.listMessages = rule;
    const { handle } = screen.all('story-frame')[0] as StoryFrame;
    const { conversation } = handle!.actor.getSnapshot().children;
    conversation!.send({ type: 'history.jump', messageId });
    await screen.until(() => screen.all('.jump [role=status]')[0], 'Nothing is said');
  };

export const Seeking: Story = { args: { messages: long }, play: jump(long[3]!.id, 'hang') };

/** What is quoted is not there any more. */
export const Gone: Story = { args: { messages: long }, play: jump('nobody') };

export const NotFound: Story = {
  args: { messages: long },
  play: jump(long[3]!.id, new AdapterError('unavailable')),
};

const press = (key: string): void => {
  deepActive()?.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
  );
};

/** Two messages have not been read. */
export const Unread: Story = {
  args: { conversations: [{ ...conversations.mariana, unread: 2 }] },
};

export const Typing: Story = {
  play: async () => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    storyBackend.tell({
      type: 'typing',
      conversationId: 'mariana',
      who: { id: 'mariana', name: 'Mariana Costa' },
      until: NOW + DAY,
    });
  },
};

/** One was refused, and what came after it waits. */
export const NotSent: Story = {
  args: {
    outbox: [
      entry({ id: 'first', seq: 1, state: 'failed', error: { code: 'window_closed' } }),
      entry({ id: 'second', seq: 2, state: 'held', content: { kind: 'text', text: 'Pode ser?' } }),
    ],
  },
};
