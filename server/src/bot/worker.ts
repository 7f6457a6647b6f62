import type { Change } from '../change.js';
import { clean } from '../clean.js';
import type { Ms, Ref } from '../domain.js';
import { rest, write, type Ground } from '../ground.js';
import { startLoop, type Worker } from '../loop.js';
import type { BotMemory, ContactRow, ConversationRow, MessageRow } from '../rows.js';
import { note } from '../say.js';
import type { Services } from '../services.js';
import { contactFor } from '../views.js';
import type { BotAnswer, BotTurn } from './bot.js';
import { botSays } from './says.js';
import { endTurn, putOffTurn, takeTurn, type Taken } from './turns.js';

/** A bot that has not answered by then has failed. */
export const BOT_TIMEOUT_MS: Ms = 20_000;
/** A turn is taken again when its node has not ended it by then. */
const LEASE_MS: Ms = 2 * BOT_TIMEOUT_MS;
/** Then the customer waits for a person. */
const TRIES = 3;
/** Turns that are on their way at once, of one node. */
const LANES = 8;

/**
 * Asks the bot, outside of any transaction, message by message in each conversation. What it says and what becomes of
 * the conversation is one change: a process that dies on the way leaves a turn that is taken again. An agent who took
 * the conversation meanwhile has silenced it. When it keeps failing, people are told and the customer waits for them.
 */
export class BotWorker {
  readonly #ground: Ground;
  readonly #services: Pick<Services, 'bot'>;
  readonly #flying = new Set<Promise<void>>();
  readonly #stopping = new AbortController();

  constructor(ground: Ground, services: Pick<Services, 'bot'>) {
    this.#ground = ground;
    this.#services = services;
  }

  /** Starts all turns that can be started; `wake` is called as each ends. */
  async turn(wake: () => void = () => {}): Promise<undefined> {
    const { db, clock } = this.#ground;
    while (this.#flying.size < LANES && !this.#stopping.signal.aborted) {
      const taken = await takeTurn(db, clock.now(), LEASE_MS);
      if (!taken) return;
      const flight = this.#do(taken)
        .catch((error: unknown) => this.#logFailure(taken, error))
        .finally(() => {
          this.#flying.delete(flight);
          wake();
        });
      this.#flying.add(flight);
    }
  }

  /** Resolves when nothing is on its way. */
  async landed(): Promise<void> {
    await Promise.all(this.#flying);
  }

  /** Breaks off what is on its way; any node may ask it again. */
  stop(): Promise<void> {
    this.#stopping.abort();
    return this.landed();
  }

  async #do(taken: Taken): Promise<void> {
    const asked = await this.#read(taken);
    if (!asked) return void (await endTurn(this.#ground.db, taken)); // somebody took it from the bot
    if (taken.attempt > TRIES) return this.#giveUp(taken);
    let answer: BotAnswer;
    try {
      answer = await this.#ask(asked);
    } catch (error) {
      const now = this.#ground.clock.now();
      if (this.#stopping.signal.aborted) return putOffTurn(this.#ground.db, taken, now);
      this.#logFailure(taken, error);
      if (taken.attempt >= TRIES) return this.#giveUp(taken);
      return putOffTurn(this.#ground.db, taken, now + 1000 * 2 ** (taken.attempt - 1));
    }
    await this.#answer(taken, asked, answer);
  }

  async #ask(asked: BotTurn): Promise<BotAnswer> {
    const waiting = new AbortController();
    const signal = AbortSignal.any([waiting.signal, this.#stopping.signal]);
    const late = rest(this.#ground.clock, BOT_TIMEOUT_MS, signal).then(() => {
      throw new Error('The bot did not answer in time');
    });
    try {
      const answering = Promise.resolve().then(() => this.#services.bot.turn(asked, signal));
      return believable(await Promise.race([answering, late]));
    } finally {
      late.catch(() => {});
      waiting.abort();
    }
  }

  async #answer(taken: Taken, { sectors }: BotTurn, answer: BotAnswer): Promise<void> {
    await write(this.#ground, async (change) => {
      const conversation = await change.get('conversation', taken.conversationId);
      if (!(await endTurn(change.sql, taken)) || !conversation.bot) return;
      for (const words of answer.says)
        await botSays(change, conversation, this.#services.bot.name, words);
      change.save('conversation', conversation);
      if (!answer.handOver) {
        conversation.bot = answer.memory;
        return;
      }
      const { sectorId } = answer.handOver;
      const sector = sectors.find(({ id }) => id === sectorId);
      handOver(change, conversation, sector);
      note(change, conversation, 'handed_over', sector ? { to: sector.name } : {});
    });
  }

  async #giveUp(taken: Taken): Promise<void> {
    await write(this.#ground, async (change) => {
      const conversation = await change.get('conversation', taken.conversationId);
      if (!(await endTurn(change.sql, taken)) || !conversation.bot) return;
      handOver(change, conversation);
      note(change, conversation, 'bot_failed');
    });
  }

  /** Undefined when the bot has not to speak any more. */
  async #read({ messageId, conversationId }: Taken): Promise<BotTurn | undefined> {
    const { db } = this.#ground;
    const [found] = await db.query<{
      conversation: ConversationRow;
      contact: ContactRow;
      message: MessageRow;
    }>(
      `select conversation.row as conversation, contact.row as contact, message.row as message
       from conversation
       join contact on contact.id = contact_id
       join message on message.id = $2
       where conversation.id = $1`,
      [conversationId, messageId],
    );
    if (!found?.conversation.bot || found.conversation.closed) return undefined;
    const sectors = await db.query<{ row: Ref }>(
      `select row from lookup where kind = 'sector' order by place`,
    );
    return {
      conversationId,
      protocol: found.conversation.protocol ?? '',
      contact: contactFor(found.contact),
      sectors: sectors.map(({ row: { id, name } }) => ({ id, name })),
      memory: found.conversation.bot,
      content: found.message.content,
    };
  }

  #logFailure({ conversationId, attempt }: Taken, error: unknown): void {
    this.#ground.log.warn({ err: error, conversationId, attempt }, 'bot failed');
  }
}

function handOver(change: Change, conversation: ConversationRow, sector?: Ref): void {
  delete conversation.bot;
  if (sector) conversation.sector = sector;
  conversation.waitingSince = change.now;
}

/** A host's bot is from outside. @throws TypeError for what is no answer */
function believable({ says, memory, handOver: to }: BotAnswer): BotAnswer {
  const isWords = Array.isArray(says) && says.every(({ text }) => typeof text === 'string');
  const isMemory =
    typeof memory === 'object' &&
    memory !== null &&
    Object.values(memory).every((value) => ['string', 'number', 'boolean'].includes(typeof value));
  if (!isWords || !isMemory) throw new TypeError('What the bot gave back is no answer');
  const kept: BotMemory = clean(memory);
  return { says: clean(says), memory: kept, ...(to && { handOver: clean(to) }) };
}

/** The bot answers from now on, on this node beside others. */
export function startBot(ground: Ground, services: Pick<Services, 'bot'>): Worker {
  const bot = new BotWorker(ground, services);
  const loop = startLoop(ground, 'bot', () => bot.turn(() => loop.wake()));
  return {
    wake: () => loop.wake(),
    async stop() {
      await loop.stop();
      await bot.stop();
    },
  };
}
