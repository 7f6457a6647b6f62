import { AdapterError } from '../../../src/domain/errors.js';
import type { InboxEvent } from '../../../src/domain/events.js';
import { retelling, retellingMessages, type Flaw } from './flaw.js';

/** Adapters whose streams lie about a correct backend. */
export const STREAM_FLAWS: Flaw[] = [
  {
    it: 'says of a fresh stream that it was resumed',
    breaks:
      '1 · A stream begins with `ready`, which says `resumed: false` when no cursor was given',
    spoil: retelling((after) => (event) => [
      event.type === 'ready' && after === undefined ? { ...event, resumed: true } : event,
    ]),
  },
  {
    it: 'tells what was missed from the newest to the oldest',
    breaks:
      '1 · A stream opened with a cursor tells what was missed, in order; one that cannot says `resumed: false`',
    spoil: (session, backend) => ({
      ...session,
      async *events(options) {
        const missed: InboxEvent[] = [];
        let left = options.after ? backend.log.length - Number(options.after.split(':')[1]) : 0;
        for await (const event of session.events(options)) {
          if (event.type === 'ready' || left <= 0) yield event;
          else missed.push(event);
          if (event.cursor === `${backend.epoch}:${backend.log.length}`) {
            left = 0;
            yield* missed.splice(0).reverse();
          }
        }
      },
    }),
  },
  {
    it: 'throws at a cursor that is not its own',
    breaks:
      '1 · A cursor that is not its own is no error: the stream begins anew with `resumed: false`',
    spoil: (session) => ({
      ...session,
      events(options) {
        const isOurs = /^\d+:\d+$/.test(options.after ?? '0:0');
        if (!isOurs) throw new AdapterError('invalid', 'Not a cursor');
        return session.events(options);
      },
    }),
  },
  {
    it: 'takes an expired cursor for the newest',
    breaks:
      '1 · A cursor that is no longer known is no error: the stream begins anew with `resumed: false`',
    spoil: retelling((after, { epoch }) => (event) => [
      event.type === 'ready' && /^\d+:\d+$/.test(after ?? '') && !after!.startsWith(`${epoch}:`)
        ? { ...event, resumed: true }
        : event,
    ]),
  },
  {
    it: 'answers from what it read before the stream was open',
    breaks: '2 · What is read after `ready` is at least as new as `ready`',
    spoil(session) {
      const early = new Map<string, ReturnType<typeof session.listMessages>>();
      let isOpen = false;
      return {
        ...session,
        events(options) {
          isOpen = true;
          return session.events(options);
        },
        listMessages(query, options) {
          const known = early.get(query.conversationId);
          const answer = known ?? session.listMessages(query, options);
          if (!isOpen) early.set(query.conversationId, answer);
          return answer;
        },
      };
    },
  },
  {
    it: 'tells a conversation once more as it was before',
    breaks: '3 · The revisions of an entity never go back on a stream',
    spoil: retelling(() => {
      let last: InboxEvent | undefined;
      return (event) => {
        if (event.type !== 'conversation') return [event];
        const again = last ? [last] : [];
        last = event;
        return [event, ...again];
      };
    }),
  },
  {
    it: 'leaves out what the bot says',
    breaks: '4 · What the bot says is told on the streams of those who see it',
    spoil: retellingMessages((message) => (message.author.kind === 'bot' ? undefined : message)),
  },
  {
    it: 'tells a place as a text',
    breaks: '4 · Everything that a customer can send is told as what it is',
    spoil: retellingMessages((message) =>
      message.content.kind === 'location'
        ? { ...message, content: { kind: 'text', text: 'a place' } }
        : message,
    ),
  },
  {
    it: 'leaves out reactions',
    breaks: '4 · A reaction, and its end, is told as a new state of the message',
    spoil: retellingMessages(({ reactions: _, ...message }) => message),
  },
  {
    it: 'tells an edited message as another one',
    breaks: '4 · What a customer edits is told as a new state of the message',
    spoil: retellingMessages((message) =>
      message.editedAt === undefined ? message : { ...message, id: `${message.id}-edited` },
    ),
  },
  {
    it: 'counts one conversation too many',
    breaks: '4 · The counts of queues, where they are told, come to what the lists hold',
    spoil: retelling(() => (event) => {
      const count = 'counts' in event && event.counts?.['new'];
      if (count) count.total! += 1;
      return [event];
    }),
  },
  {
    it: 'keeps a beat to itself',
    breaks:
      '5 · A stream on which nothing happens tells something every `silenceMs / 2`, and `beat` has the time and a cursor',
    spoil: retelling(() => (event) => (event.type === 'beat' ? [] : [event])),
  },
  {
    it: 'tells one more thing after its signal was aborted',
    breaks: '6 · An aborted signal ends the stream, and nothing is told after it',
    spoil: (session) => ({
      ...session,
      async *events(options) {
        yield* session.events(options);
        if (options.signal.aborted) yield { type: 'beat', now: 0 };
      },
    }),
  },
  {
    it: 'lets a stream end in silence when the line is lost',
    breaks: '6 · A lost line ends the stream, and refuses calls, with an error to try again later',
    spoil: (session) => ({
      ...session,
      async *events(options) {
        try {
          yield* session.events(options);
        } catch {
          // as if it had come to its end
        }
      },
    }),
  },
  {
    it: 'does not say why a message failed',
    breaks:
      '11 · A message that fails after it was accepted is told as `failed`, with a code, and is no exception',
    spoil: retellingMessages(({ error: _, ...message }) => message),
  },
  {
    it: 'loses the note of a closing',
    breaks: '13 · A conversation can be closed, and is told as closed, with its reason',
    spoil: retelling(() => (event) => {
      if (event.type === 'conversation') delete event.conversation.closed?.note;
      return [event];
    }),
  },
  {
    it: 'tells a voice note as a piece of music',
    breaks: '13 · A voice note can be sent when that is declared, and is told as one',
    spoil: retellingMessages((message) => {
      if (message.content.kind === 'audio') delete message.content.media.voice;
      return message;
    }),
  },
  {
    it: 'leaves out a message of a kind that it does not know',
    breaks: '14 · A kind that nobody knows is told as `unsupported`, and the stream goes on',
    spoil: retellingMessages((message) =>
      message.content.kind === 'unsupported' ? undefined : message,
    ),
  },
  {
    it: 'tells the time of a place in words',
    breaks: '16 · Everything that is told and read has the shape of the port',
    spoil: retellingMessages((message) =>
      message.content.kind === 'location'
        ? { ...message, at: new Date(message.at).toISOString() as never }
        : message,
    ),
  },
  {
    it: 'forgets the older half of much that was missed',
    breaks:
      '17 · Whatever agents and customers do, the view of every stream comes to what a fresh read shows',
    spoil: retelling((after, { epoch, log }) => {
      const from = after?.startsWith(`${epoch}:`) ? Number(after.split(':')[1]) : log.length;
      const kept = log.length - from > 12 ? Math.floor((log.length + from) / 2) : from;
      return (event) =>
        event.cursor === undefined ||
        event.type === 'ready' ||
        Number(event.cursor?.split(':')[1]) >= kept
          ? [event]
          : [];
    }),
  },
];
