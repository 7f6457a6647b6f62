import { createBot } from '../../src/bot/default-bot.js';
import type { Bot } from '../../src/bot/bot.js';
import { BotWorker } from '../../src/bot/worker.js';
import { write, type Ground } from '../../src/ground.js';
import { Applier } from '../../src/inbound/applier.js';
import { storeWebhook } from '../../src/inbound/webhook-store.js';
import type { ContactRow, ConversationRow, MessageRow } from '../../src/rows.js';
import { bytes, envelope } from './meta.js';

export const WORDS = {
  finalMessage: 'Até logo!',
  survey: { text: 'Que nota?', options: [], listLabel: 'Avaliar' },
  thanks: 'Obrigada pela sua avaliação!',
  phone: 'Celular da loja',
};

/** A gateway without its outer sides: webhooks in, rows out. */
export class Inbox {
  readonly ground: Ground;
  readonly #services: { bot: Bot; words: typeof WORDS };

  constructor(ground: Ground, bot: Bot = createBot()) {
    this.ground = ground;
    this.#services = { bot, words: WORDS };
  }

  /** Webhooks come, each in a POST of its own, and are applied. */
  async hears(...changes: Record<string, unknown>[]): Promise<void> {
    for (const change of changes) await storeWebhook(this.ground, bytes(envelope(change)));
    await this.applies();
  }

  /** One POST with all of them. */
  async hearsAtOnce(...changes: Record<string, unknown>[]): Promise<void> {
    await storeWebhook(this.ground, bytes(envelope(...changes)));
    await this.applies();
  }

  async applies(): Promise<void> {
    await new Applier(this.ground, this.#services).turn();
  }

  /** The bot answers all that waits for it. */
  async botAnswers(): Promise<void> {
    const worker = new BotWorker(this.ground, this.#services);
    for (;;) {
      await worker.turn();
      await worker.landed();
      const [left] = await this.ground.db.query<{ count: number }>(
        'select count(*) from bot_turn where due <= $1',
        [this.ground.clock.now()],
      );
      if (left!.count === 0) return;
    }
  }

  conversations(): Promise<ConversationRow[]> {
    return this.#rows<ConversationRow>(`select row from conversation order by row ->> 'protocol'`);
  }

  /** The only one there is. @throws Error when there is another number of them */
  async conversation(): Promise<ConversationRow> {
    const [one, ...others] = await this.conversations();
    if (!one || others.length > 0) throw new Error(`${others.length + 1} conversations`);
    return one;
  }

  messages(): Promise<MessageRow[]> {
    return this.#rows<MessageRow>('select row from message order by conversation_id, place');
  }

  /** What can be read in the timeline, system lines by their code. */
  async lines(): Promise<string[]> {
    return (await this.messages()).map(({ content, author }) => {
      const who = author.kind === 'agent' ? (author.name ?? 'agent') : author.kind;
      if (content.kind === 'notice') return `# ${content.code}`;
      return `${who}: ${'text' in content ? content.text : content.kind}`;
    });
  }

  contacts(): Promise<ContactRow[]> {
    return this.#rows<ContactRow>('select row from contact order by row ->> $$phone$$');
  }

  quarantine(): Promise<{ path: string; error: string }[]> {
    return this.ground.db.query('select path, error from quarantine order by id');
  }

  /** Changes the conversation as an agent's command would. */
  async change(work: (conversation: ConversationRow) => void): Promise<void> {
    const { id } = await this.conversation();
    await write(this.ground, async (change) => {
      const row = await change.get('conversation', id);
      work(row);
      change.save('conversation', row);
    });
  }

  claims(agent: string): Promise<void> {
    return this.change((row) => {
      delete row.bot;
      row.assignee = { id: agent, name: agent };
    });
  }

  closes({ survey = false } = {}): Promise<void> {
    return this.change((row) => {
      delete row.bot;
      row.closed = { at: this.ground.clock.now() };
      if (survey) row.surveyed = true;
    });
  }

  async #rows<Row>(text: string): Promise<Row[]> {
    return (await this.ground.db.query<{ row: Row }>(text)).map(({ row }) => row);
  }
}
