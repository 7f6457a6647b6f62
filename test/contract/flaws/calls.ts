import type { Conversation } from '../../../src/domain/conversation.js';
import { AdapterError } from '../../../src/domain/errors.js';
import { refusing, type Flaw } from './flaw.js';

/** Adapters whose answers lie about a correct backend. */
export const CALL_FLAWS: Flaw[] = [
  {
    it: 'says that what is not to be seen is forbidden',
    breaks: '4 · What an agent may not see is `not_found`, as what does not exist',
    spoil: refusing((refusal) =>
      refusal.code === 'not_found' ? new AdapterError('forbidden') : refusal,
    ),
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
    it: 'gives the length of a page for the length of the list',
    breaks: '12 · The pages of a queue have no hole and no overlap while customers come and go',
    spoil: (session) => ({
      ...session,
      async listConversations(query, options) {
        const page = await session.listConversations(query, options);
        return { ...page, total: page.items.length };
      },
    }),
  },
  {
    it: 'keeps to itself that an agent types',
    breaks: '13 · That an agent types shows on the phone, when that is declared',
    spoil: (session) => ({ ...session, hint: () => {} }),
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
    it: 'gives two queues one id',
    breaks: '13 · What is declared fits together, and the functions for it are there',
    spoil: (session) => ({
      ...session,
      info: {
        ...session.info,
        queues: [...session.info.queues, { id: 'new', kind: 'new' }],
      },
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
];

const isLostClaim = ({ code, detail }: AdapterError): boolean =>
  code === 'conflict' && (detail.current as Conversation | undefined)?.assignee !== undefined;
