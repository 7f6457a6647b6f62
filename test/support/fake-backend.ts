import type { Command, CommandResult, CommandType, Outgoing } from '../../src/domain/commands.js';
import type { Conversation } from '../../src/domain/conversation.js';
import { AdapterError } from '../../src/domain/errors.js';
import type { InboxEvent } from '../../src/domain/events.js';
import type { Id, Ms } from '../../src/domain/id.js';
import type { Agent, LookupMap } from '../../src/domain/lookups.js';
import type { Content, Media, Message } from '../../src/domain/message.js';
import type {
  Capabilities,
  ConversationQuery,
  Hint,
  InboxAdapter,
  InboxSession,
  MessageQuery,
  Page,
  SessionInfo,
  Upload,
} from '../../src/domain/ports.js';
import type { Queue } from '../../src/domain/queue.js';

export const ME: Agent = { id: 'ana', name: 'Ana Ribeiro', sectors: ['comercial'] };

export const QUEUES: Queue[] = [
  { id: 'new', kind: 'new' },
  { id: 'bot', kind: 'bot' },
  { id: 'mine', kind: 'mine' },
  { id: 'others', kind: 'others' },
  { id: 'closed', kind: 'closed' },
];

export const CAN: Capabilities = {
  commands: ['claim', 'send', 'read', 'transfer', 'close', 'reopen', 'editContact'],
  content: ['text', 'image', 'video', 'audio', 'document', 'template'],
  lookups: ['sector', 'agent', 'closeReason', 'quickReply', 'template'],
  search: true,
  around: true,
  transfer: { sector: true, agent: true, note: true },
  close: {
    reason: 'required',
    survey: 'choose',
    finalMessage: 'choose',
    finalMessageText: 'A Loja Aurora agradece o seu contato!',
    note: true,
  },
  editContact: ['name', 'email', 'notes', 'custom.Empresa'],
  upload: {
    progress: true,
    kinds: {
      image: { mime: ['image/jpeg', 'image/png'], maxBytes: 5_000_000 },
      audio: { mime: ['audio/*'], maxBytes: 16_000_000 },
      video: { mime: ['video/mp4'], maxBytes: 16_000_000 },
      document: { mime: ['application/pdf', 'text/plain'], maxBytes: 100_000_000 },
    },
  },
  hints: ['typing'],
};

/** What shall happen to a call: an error is thrown; `hang` never answers; a function decides each time. */
export type Rule = 'hang' | AdapterError | (() => Promise<void> | void);
export type Call =
  | CommandType
  | 'open'
  | 'events'
  | 'listConversations'
  | 'listMessages'
  | 'lookup'
  | 'upload'
  | 'media';

export interface FakeOptions {
  now?: () => Ms;
  info?: Partial<SessionInfo>;
  conversations?: readonly Conversation[];
  messages?: readonly Message[];
  lookups?: Partial<{ [K in keyof LookupMap]: LookupMap[K][] }>;
  /** By media id. */
  media?: Record<Id, () => Promise<Blob> | Blob>;
  /** How long an address of media is good. Default: for ever. */
  mediaLives?: Ms;
  /** So many at once, however many are asked for. */
  pageSize?: number;
}

type Push = (event: InboxEvent | Error) => void;

/** A backend in a few maps, with hands: it does what the port promises, unless a rule says otherwise. */
export class FakeBackend {
  readonly conversations = new Map<Id, Conversation>();
  readonly messages = new Map<Id, Message>();
  /** Every call of `execute`, repeats included. */
  readonly executed: Command[] = [];
  readonly uploads: Upload[] = [];
  readonly hints: Hint[] = [];
  readonly rules: Partial<Record<Call, Rule>> = {};
  /** Sessions opened so far. */
  opened = 0;
  /** `after` of each stream. */
  readonly resumedFrom: (string | undefined)[] = [];
  readonly info: SessionInfo;
  readonly #options: FakeOptions;
  readonly #log: InboxEvent[] = [];
  readonly #results = new Map<Id, CommandResult>();
  readonly #streams = new Set<Push>();
  #order = 0;
  #epoch = 1;

  constructor(options: FakeOptions = {}) {
    this.#options = options;
    this.info = {
      me: ME,
      now: 0,
      queues: QUEUES,
      can: CAN,
      idempotent: true,
      resumable: true,
      ...options.info,
    };
    for (const row of options.conversations ?? []) this.conversations.set(row.id, row);
    for (const row of options.messages ?? []) this.messages.set(row.id, row);
    this.#order = this.messages.size;
  }

  now(): Ms {
    return this.#options.now?.() ?? this.info.now;
  }

  readonly adapter: InboxAdapter = {
    name: 'fake',
    open: async ({ signal }) => {
      this.opened += 1;
      await this.#obey('open', signal);
      return this.#session();
    },
  };

  /** How many streams are open. */
  get listeners(): number {
    return this.#streams.size;
  }

  /** Changes a conversation and tells everybody. */
  put(id: Id, change: Partial<Conversation>): Conversation {
    const row = { ...this.conversations.get(id)!, ...change };
    const next = { ...row, rev: row.rev + 1 };
    this.conversations.set(id, next);
    this.tell({ type: 'conversation', conversation: next });
    return next;
  }

  /** A message appears, or a known one changes, and everybody hears of it. */
  say(message: Partial<Message> & Pick<Message, 'conversationId'>): Message {
    const id = message.id ?? `m${this.#order + 1}`;
    const old = this.messages.get(id);
    const row: Message = {
      at: this.now(),
      direction: 'in',
      author: { kind: 'contact' },
      content: { kind: 'text', text: 'oi' },
      order: old?.order ?? String((this.#order += 1)).padStart(8, '0'),
      ...old,
      ...message,
      id,
      rev: (old?.rev ?? 0) + 1,
    };
    this.messages.set(id, row);
    this.tell({ type: 'message', message: row });
    return row;
  }

  /** The conversation is no longer ours to see. */
  remove(id: Id): void {
    const rev = this.conversations.get(id)!.rev + 1;
    this.conversations.delete(id);
    this.tell({ type: 'gone', conversationId: id, rev });
  }

  /** Logs an event, if it can be replayed, and tells everybody. */
  tell(event: InboxEvent): void {
    const logged = event.type !== 'typing' && event.type !== 'beat';
    const told = logged ? { ...event, cursor: this.#cursorAt(this.#log.length + 1) } : event;
    if (logged) this.#log.push(told);
    for (const push of [...this.#streams]) push(told);
  }

  /** Puts something on the wire as it is. */
  tellRaw(value: unknown): void {
    for (const push of [...this.#streams]) push(value as InboxEvent);
  }

  /** Ends every stream. */
  drop(error: AdapterError = new AdapterError('offline')): void {
    for (const push of [...this.#streams]) push(error);
  }

  /** Cursors given out so far are no longer known. */
  forgetCursors(): void {
    this.#epoch += 1;
  }

  #cursorAt(place: number): string {
    return `${this.#epoch}:${place}`;
  }

  async #obey(call: Call, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const rule = this.rules[call];
    if (rule === 'hang') {
      await new Promise((_, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason as Error)),
      );
    }
    if (rule instanceof AdapterError) throw rule;
    if (typeof rule === 'function') await rule();
    signal.throwIfAborted();
  }

  #session(): InboxSession {
    const { media, mediaLives, lookups } = this.#options;
    return {
      info: { ...this.info, now: this.now() },
      events: ({ signal, after }) => this.#events(signal, after),
      listConversations: async (query, { signal }) => {
        await this.#obey('listConversations', signal);
        return this.#listConversations(query);
      },
      listMessages: async (query, { signal }) => {
        await this.#obey('listMessages', signal);
        return this.#listMessages(query);
      },
      execute: async (command, { signal }) => {
        this.executed.push(command);
        await this.#obey(command.type, signal);
        return this.perform(command);
      },
      lookup: async (kind, _query, { signal }) => {
        await this.#obey('lookup', signal);
        return { items: lookups?.[kind] ?? [] };
      },
      upload: async (upload, { signal }) => {
        this.uploads.push(upload);
        await this.#obey('upload', signal);
        upload.onProgress?.(upload.file.size, upload.file.size);
        return `file-${upload.id}`;
      },
      ...(media && {
        media: async ({ id, url }: Media, { signal }: { signal: AbortSignal }) => {
          await this.#obey('media', signal);
          const found = await media[id ?? '']?.();
          const expires = mediaLives !== undefined && { expiresAt: this.now() + mediaLives };
          if (found) return { url: URL.createObjectURL(found), ...expires };
          if (url !== undefined) return { url, ...expires };
          throw new AdapterError('not_found');
        },
      }),
      hint: (hint) => void this.hints.push(hint),
    };
  }

  async *#events(signal: AbortSignal, after: string | undefined): AsyncGenerator<InboxEvent> {
    await this.#obey('events', signal);
    this.resumedFrom.push(after);
    const [epoch, place] = (after ?? '').split(':');
    const resumed = this.info.resumable && epoch === String(this.#epoch);
    const waiting: (InboxEvent | Error)[] = [
      { type: 'ready', now: this.now(), resumed, cursor: this.#cursorAt(this.#log.length) },
      ...(resumed ? this.#log.slice(Number(place)) : []),
    ];
    let wake = (): void => undefined;
    const push: Push = (event) => {
      waiting.push(event);
      wake();
    };
    signal.addEventListener('abort', () => wake());
    this.#streams.add(push);
    try {
      while (!signal.aborted) {
        const next = waiting.shift();
        if (next instanceof Error) throw next;
        if (next) yield next;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      this.#streams.delete(push);
    }
  }

  #listConversations(query: ConversationQuery): Page<Conversation> {
    const { queue, ids, contactId, text, page = '0', limit = 50 } = query;
    const found = [...this.conversations.values()]
      .filter((row) => queue === undefined || row.queue === queue)
      .filter((row) => ids === undefined || ids.includes(row.id))
      .filter((row) => contactId === undefined || row.contact.id === contactId)
      .filter(
        (row) =>
          text === undefined || JSON.stringify(row).toLowerCase().includes(text.toLowerCase()),
      )
      .sort((a, b) => b.activeAt - a.activeAt);
    const size = this.#options.pageSize ?? limit;
    const from = Number(page);
    const items = found.slice(from, from + size);
    const more = from + size < found.length;
    return { items, total: found.length, ...(more && { next: String(from + size) }) };
  }

  #listMessages({ conversationId, page, around, limit = 50 }: MessageQuery): Page<Message> {
    const all = [...this.messages.values()]
      .filter((row) => row.conversationId === conversationId)
      .sort((a, b) => (a.order < b.order ? -1 : 1));
    const size = this.#options.pageSize ?? limit;
    const place = page?.replace('after ', '');
    const middle = all.findIndex(({ id }) => id === around);
    let to = all.length;
    if (middle >= 0) to = Math.min(middle + Math.ceil(size / 2), all.length);
    else if (page !== place) to = all.filter(({ order }) => order <= place!).length + size;
    else if (page !== undefined) to = all.filter(({ order }) => order < page).length;
    const items = all.slice(Math.max(0, to - size), to);
    return {
      items,
      ...(to > size && { next: items[0]!.order }),
      ...(to < all.length && { prev: `after ${items.at(-1)!.order}` }),
    };
  }

  /** Does a command once per id, as an idempotent backend does. */
  perform(command: Command): CommandResult {
    const known = this.info.idempotent ? this.#results.get(command.id) : undefined;
    if (known) return known;
    const result = this.#effect(command);
    this.#results.set(command.id, result);
    return result;
  }

  #effect(command: Command): CommandResult {
    const { me } = this.info;
    if (command.type === 'editContact') {
      const rows = [...this.conversations.values()].filter(
        ({ contact }) => contact.id === command.contactId,
      );
      const old = rows[0]!.contact;
      if (old.rev > command.rev) throw new AdapterError('conflict', 'conflict', { current: old });
      const { name, email, notes } = command.patch;
      const contact = { ...old, rev: old.rev + 1 };
      for (const [key, value] of Object.entries({ name, email, notes })) {
        if (value === null) delete contact[key as 'name'];
        else if (value !== undefined) contact[key as 'name'] = value;
      }
      for (const row of rows) this.conversations.set(row.id, { ...row, contact });
      this.tell({ type: 'contact', contact });
      return { contact };
    }
    const { conversationId } = command;
    const row = this.conversations.get(conversationId);
    if (!row) throw new AdapterError('not_found');
    switch (command.type) {
      case 'claim':
        if (row.assignee) throw new AdapterError('conflict', 'conflict', { current: row });
        return {
          conversation: this.put(conversationId, { ...MINE, assignee: me, reply: freeUntil(row) }),
        };
      case 'reopen': {
        const { closed: _, ...open } = row;
        this.conversations.set(conversationId, open);
        return {
          conversation: this.put(conversationId, { ...MINE, assignee: me, reply: freeUntil(row) }),
        };
      }
      case 'read':
        return { conversation: this.put(conversationId, { unread: 0 }) };
      case 'transfer':
        return 'agentId' in command.to
          ? {
              conversation: this.put(conversationId, {
                queue: 'others',
                assignee: { id: command.to.agentId, name: command.to.agentId },
              }),
            }
          : (this.remove(conversationId), {});
      case 'close':
        return {
          conversation: this.put(conversationId, {
            queue: 'closed',
            closed: { at: this.now(), by: me },
            reply: { mode: 'none', why: 'closed' },
            allow: ['reopen'],
          }),
        };
      case 'send': {
        const isOpen = row.reply.mode === 'free' && (row.reply.until ?? Infinity) > this.now();
        if (!isOpen && command.content.kind !== 'template') throw new AdapterError('window_closed');
        const message = this.say({
          conversationId,
          commandId: command.id,
          direction: 'out',
          author: { kind: 'agent', id: me.id, name: me.name },
          content: contentOf(command.content),
          status: 'sent',
          ...(command.replyTo !== undefined && { replyTo: command.replyTo }),
        });
        const reply = command.content.kind === 'template' && !isOpen;
        const conversation = this.put(conversationId, {
          activeAt: this.now(),
          ...(reply && { reply: { mode: 'waiting', since: this.now(), templates: true } as const }),
        });
        return { message, conversation };
      }
    }
  }
}

const MINE: Pick<Conversation, 'queue' | 'allow'> = {
  queue: 'mine',
  allow: ['send', 'read', 'transfer', 'close', 'editContact'],
};

const freeUntil = ({ lastInboundAt = 0 }: Conversation): Conversation['reply'] => ({
  mode: 'free',
  until: lastInboundAt + 24 * 3_600_000,
});

const contentOf = (content: Outgoing): Content => {
  if (content.kind === 'text') return content;
  if (content.kind === 'template') {
    const { templateId, language } = content;
    return {
      kind: 'template',
      name: templateId,
      language,
      text: Object.values(content.params).join(' '),
    };
  }
  const { kind, attachment, caption, name } = content;
  const media = {
    id: attachment,
    mime: 'application/octet-stream',
    ...(name !== undefined && { name }),
  };
  return { kind, media, ...(caption !== undefined && { caption }) };
};
