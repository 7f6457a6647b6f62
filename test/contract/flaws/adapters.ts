import { AdapterError } from '../../../src/domain/errors.js';
import type { InboxEvent } from '../../../src/domain/events.js';
import type { Conversation } from '../../../src/domain/conversation.js';
import { refusing, retelling, retellingMessages, type Flaw } from './flaw.js';

/** Adapters that lie about a correct backend. */
export const ADAPTER_FLAWS: Flaw[] = [
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
    it: 'says that what is not to be seen is forbidden',
    breaks: '4 · What an agent may not see is `not_found`, as what does not exist',
    spoil: refusing((refusal) =>
      refusal.code === 'not_found' ? new AdapterError('forbidden') : refusal,
    ),
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
    it: 'does a command though its signal was aborted',
    breaks: '6 · A call whose signal has aborted rejects, and a command is not done',
    spoil: (session) => ({
      ...session,
      execute: (command, { signal }) =>
        session.execute(command, {
          signal: signal.aborted ? new AbortController().signal : signal,
        }),
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
    it: 'says of a lost answer that nothing was done',
    breaks: "8 · A lost answer says `applied: 'maybe'`, and the same id finds what was done",
    spoil: refusing((refusal) =>
      refusal.applied === 'maybe' ? new AdapterError('timeout') : refusal,
    ),
  },
  {
    it: 'does not say how long to wait',
    breaks: "8 · A refusal says `applied: 'no'` and how long to wait, and nothing was done",
    spoil: refusing((refusal) =>
      refusal.code === 'rate_limited' ? new AdapterError('rate_limited') : refusal,
    ),
  },
  {
    it: 'does not show who won a conversation',
    breaks: '9 · A claim of what a colleague has is a `conflict` that shows who has it',
    spoil: refusing((refusal) =>
      isLostClaim(refusal) ? new AdapterError('conflict', refusal.message) : refusal,
    ),
  },
  {
    it: 'does not say why a message failed',
    breaks:
      '11 · A message that fails after it was accepted is told as `failed`, with a code, and is no exception',
    spoil: retellingMessages(({ error: _, ...message }) => message),
  },
  {
    it: 'pages a conversation by counting from its end',
    breaks:
      '12 · The pages of a conversation have no hole and no overlap while new messages arrive',
    spoil: (session) => ({
      ...session,
      async listMessages({ page, around, limit = 50, ...query }, options) {
        if (around !== undefined || page?.includes(':'))
          return session.listMessages(
            { ...query, limit, ...(around !== undefined && { around }), ...(page && { page }) },
            options,
          );
        const { items } = await session.listMessages({ ...query, limit: 1000 }, options);
        const to = items.length - Number(page ?? 0);
        const from = Math.max(0, to - limit);
        return {
          items: items.slice(from, to),
          ...(from > 0 && { next: String(Number(page ?? 0) + limit) }),
        };
      },
    }),
  },
  {
    it: 'pages a queue by counting from its beginning',
    breaks: '12 · The pages of a queue have no hole and no overlap while customers come and go',
    spoil: (session) => ({
      ...session,
      async listConversations({ page = '0', limit = 30, ...query }, options) {
        const { items } = await session.listConversations({ ...query, limit: 1000 }, options);
        const to = Number(page) + limit;
        return {
          items: items.slice(Number(page), to),
          ...(to < items.length && { next: String(to) }),
        };
      },
    }),
  },
  {
    it: 'lists every queue by its newest movement',
    breaks:
      '12 · Of a queue of kind `new` the longest wait comes first, of others the newest movement',
    spoil: (session) => ({
      ...session,
      async listConversations(query, options) {
        const page = await session.listConversations(query, options);
        return { ...page, items: page.items.toSorted((a, b) => b.activeAt - a.activeAt) };
      },
    }),
  },
  {
    it: 'does not look at the contact that was asked for',
    breaks: '12 · Conversations can be found by their ids, and by their contact',
    spoil: (session) => ({
      ...session,
      listConversations: ({ contactId: _, ...query }, options) =>
        session.listConversations(query, options),
    }),
  },
  {
    it: 'says of a command that it does not know that it is invalid',
    breaks: '13 · A command that is not declared is `unsupported`',
    spoil: (session) => ({
      ...session,
      execute: (command, options) =>
        session.info.can.commands.includes(command.type)
          ? session.execute(command, options)
          : Promise.reject(new AdapterError('invalid')),
    }),
  },
  {
    it: 'declares hints that it does not take',
    breaks: '13 · What is declared fits together, and the functions for it are there',
    spoil: (session) => ({
      ...session,
      info: { ...session.info, can: { ...session.info.can, hints: ['typing'] } },
    }),
  },
  {
    it: 'takes a file of any size',
    breaks: '13 · A file that is empty, too large or of no declared type is refused',
    spoil: (session) => ({
      ...session,
      upload: (upload, options) =>
        session.upload!(upload, options).catch((refusal: AdapterError) => {
          if (refusal.code === 'too_large') return upload.id;
          throw refusal;
        }),
    }),
  },
  {
    it: 'finds everything, whatever is searched for',
    breaks: '13 · A search finds what was said when it is declared, else it is `unsupported`',
    spoil: (session) => ({
      ...session,
      listConversations: ({ text: _, ...query }, options) =>
        session.listConversations(query, options),
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
    it: 'lets the stream run on after `close`',
    breaks:
      '15 · After `close` the stream has ended and calls are refused, however often it is called',
    spoil(session) {
      let isClosed = false;
      return {
        ...session,
        listConversations: (query, options) =>
          isClosed
            ? Promise.reject(new AdapterError('unavailable'))
            : session.listConversations(query, options),
        close: () => void (isClosed = true),
      };
    },
  },
  {
    it: 'listens on when everything is closed',
    breaks: '15 · Nothing keeps running for a session that was closed',
    spoil(session, backend) {
      backend.listeners.add(() => {});
      return session;
    },
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
        event.type === 'ready' || Number(event.cursor?.split(':')[1]) >= kept ? [event] : [];
    }),
  },
];

const isLostClaim = ({ code, detail }: AdapterError): boolean =>
  code === 'conflict' && (detail.current as Conversation | undefined)?.assignee !== undefined;
