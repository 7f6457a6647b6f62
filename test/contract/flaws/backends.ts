import type { Command, CommandResult } from '../../../src/domain/commands.js';
import type { AdapterError } from '../../../src/domain/errors.js';
import type { Agent } from '../../../src/domain/lookups.js';
import type { Delivery, Message } from '../../../src/domain/message.js';
import { ModelBackend } from '../model/backend.js';
import { run } from '../model/commands.js';
import { queueOf, textOf, windowEnd, type Entry, type Row } from '../model/rows.js';
import type { Flaw } from './flaw.js';

/** Lets others go first. */
const turn = (): Promise<void> => Promise.resolve();

/** Backends that are wrong behind a correct adapter. */
export const BACKEND_FLAWS: Flaw[] = [
  {
    it: 'ticks a message without a new revision',
    breaks: '3 · What has changed has a higher `rev`: the same `rev` is the same thing',
    backend: () =>
      new (class extends ModelBackend {
        override tick(message: Message, status: Delivery): void {
          const { rev } = message;
          super.tick(message, status);
          if (status === 'read') message.rev = rev;
        }
      })(),
  },
  {
    it: 'believes the last report of a phone',
    breaks: '4 · The ticks of a message are told, and never go back',
    backend: () =>
      new (class extends ModelBackend {
        override tick(message: Message, status: Delivery): void {
          delete message.status;
          super.tick(message, status);
        }
      })(),
  },
  {
    it: 'keeps the words of a message that was deleted',
    breaks: '4 · What a customer deletes is told as a deletion, without its words',
    backend: () =>
      new (class extends ModelBackend {
        readonly #words = new Map<string, string>();
        override changed(type: Entry['type'], id: string, seenBy?: string[]): void {
          const message = this.messages.get(id);
          const words = this.#words.get(id);
          if (message?.deletedAt !== undefined && words !== undefined)
            message.content = { kind: 'text', text: words };
          else if (message) this.#words.set(id, textOf(message));
          super.changed(type, id, seenBy);
        }
      })(),
  },
  {
    it: 'answers a repeat with another result',
    breaks: '7 · A message sent again under the same id is one message, with one result',
    backend: () =>
      new (class extends ModelBackend {
        override async execute(me: Agent, command: Command): Promise<CommandResult> {
          const isRepeat = this.results.has(command.id);
          const result = await super.execute(me, command);
          const { message } = result;
          return isRepeat && message
            ? { message: { ...message, id: `${message.id}-again` } }
            : result;
        }
      })(),
  },
  {
    it: 'looks for a repeat before it waits for its turn',
    breaks: '7 · Repeats that come at the same time are one message',
    backend: () =>
      new (class extends ModelBackend {
        override async execute(me: Agent, command: Command): Promise<CommandResult> {
          const known = this.results.get(command.id);
          if (known) return known;
          await turn();
          const result = run(this, me, command);
          this.remember(command, result);
          return result;
        }
      })(),
  },
  {
    it: 'does not remember claims',
    breaks: '7 · A claim repeated under its id does nothing when the state has moved on',
    backend: () =>
      new (class extends ModelBackend {
        override remember(command: Command, result: CommandResult): void {
          if (command.type !== 'claim') super.remember(command, result);
        }
      })(),
  },
  {
    it: 'takes the same words for the same message',
    breaks: '7 · Two ids are two commands, though they say the same',
    backend: () =>
      new (class extends ModelBackend {
        override async execute(me: Agent, command: Command): Promise<CommandResult> {
          if (command.type !== 'send' || command.content.kind !== 'text')
            return super.execute(me, command);
          const { text } = command.content;
          const said = this.thread(command.conversationId).find(
            (message) => message.direction === 'out' && textOf(message) === text,
          );
          return said ? { message: said } : super.execute(me, command);
        }
      })(),
  },
  {
    it: 'remembers refusals',
    breaks: '7 · A refusal leaves its id free, so that the same command can be done later',
    backend: () =>
      new (class extends ModelBackend {
        readonly #refusals = new Map<string, AdapterError>();
        override async execute(me: Agent, command: Command): Promise<CommandResult> {
          const refusal = this.#refusals.get(command.id);
          if (refusal) throw refusal;
          return super.execute(me, command).catch((error: AdapterError) => {
            this.#refusals.set(command.id, error);
            throw error;
          });
        }
      })(),
  },
  {
    it: 'does not remember closings',
    breaks: '7 · A closing repeated under its id closes once, and says its last words once',
    backend: () =>
      new (class extends ModelBackend {
        override async execute(me: Agent, command: Command): Promise<CommandResult> {
          if (command.type === 'close' && this.results.has(command.id)) {
            delete this.row(command.conversationId).closed;
            this.results.delete(command.id);
          }
          return super.execute(me, command);
        }
      })(),
  },
  {
    it: 'looks who has a conversation before it waits for its turn',
    breaks: '9 · Of many claims at the same time exactly one agent wins',
    backend: () =>
      new (class extends ModelBackend {
        override async execute(me: Agent, command: Command): Promise<CommandResult> {
          if (command.type !== 'claim' || this.results.has(command.id))
            return super.execute(me, command);
          const row = this.row(command.conversationId);
          const wasFree = queueOf(row, me) === 'new';
          await turn();
          if (wasFree) delete row.assignee;
          return super.execute(me, command);
        }
      })(),
  },
  {
    it: 'asks the clock on the wall whether the window is open',
    breaks:
      '10 · Outside the window a message is refused with `window_closed`, and nothing of it is kept',
    backend: () =>
      new (class extends ModelBackend {
        override async execute(me: Agent, command: Command): Promise<CommandResult> {
          if (command.type !== 'send' || command.content.kind === 'template')
            return super.execute(me, command);
          const row = this.conversations.get(command.conversationId);
          if (!row || this.now() < windowEnd(row) || Date.now() > windowEnd(row))
            return super.execute(me, command);
          const { lastInboundAt } = row;
          row.lastInboundAt = this.now();
          const done = super.execute(me, command);
          row.lastInboundAt = lastInboundAt!;
          return done;
        }
      })(),
  },
  {
    it: 'takes a template for an answer of the customer',
    breaks:
      '10 · Outside the window a template goes through, and the answer of the customer opens it again',
    backend: () =>
      new (class extends ModelBackend {
        override bring(row: Row, message: Message): void {
          if (row.templateAt !== undefined) row.lastInboundAt = this.now();
          delete row.templateAt;
          super.bring(row, message);
        }
      })(),
  },
  {
    it: 'sends plain what was said with marks',
    breaks: '13 · A text can be sent when that is declared, and reaches the phone as it is',
    backend: () =>
      new (class extends ModelBackend {
        override bring(row: Row, message: Message): void {
          const { content } = message;
          if ('text' in content) content.text = content.text.replace(/[*<>&;“”]/g, '');
          super.bring(row, message);
        }
      })(),
  },
  {
    it: 'loses what the sender measured of a sound',
    breaks: '13 · The length and the waveform that come with a voice note are told with it',
    backend: () =>
      new (class extends ModelBackend {
        override bring(row: Row, message: Message): void {
          if (message.content.kind === 'audio') {
            delete message.content.media.durationMs;
            delete message.content.media.waveform;
          }
          super.bring(row, message);
        }
      })(),
  },
  {
    it: 'leaves out of `unread` what came last',
    breaks: '13 · `read` takes the messages from the unread ones, on every stream',
    backend: () =>
      new (class extends ModelBackend {
        override async execute(me: Agent, command: Command): Promise<CommandResult> {
          if (command.type !== 'read') return super.execute(me, command);
          return super.execute(me, { ...command, upTo: '' });
        }
      })(),
  },
  {
    it: 'knows a repeat only among the last five commands',
    breaks: '17 · Whatever agents and customers do, each message stands and leaves once, in order',
    backend: () =>
      new (class extends ModelBackend {
        override remember(command: Command, result: CommandResult): void {
          super.remember(command, result);
          const [oldest] = this.results.keys();
          if (this.results.size > 5) this.results.delete(oldest!);
        }
      })(),
  },
  {
    it: 'puts a message that is sent again at the end',
    breaks: '17 · Whatever agents and customers do, each message stands and leaves once, in order',
    backend: () =>
      new (class extends ModelBackend {
        override async execute(me: Agent, command: Command): Promise<CommandResult> {
          const known = this.messages.get(this.results.get(command.id)?.message?.id ?? '');
          const last = known && this.thread(known.conversationId).at(-1)!;
          if (known && last !== known) {
            known.order = `${last!.order}-again`;
            this.changed('message', known.id);
          }
          return super.execute(me, command);
        }
        override thread(conversationId: string): Message[] {
          return super.thread(conversationId).sort((a, b) => (a.order < b.order ? -1 : 1));
        }
      })(),
  },
];
