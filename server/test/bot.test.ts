import assert from 'node:assert/strict';
import { after, beforeEach, describe, it } from 'node:test';
import type { Bot, BotAnswer, BotTurn } from '../src/bot/bot.js';
import { createBot } from '../src/bot/default-bot.js';
import { BOT_TIMEOUT_MS, BotWorker } from '../src/bot/worker.js';
import { clear, openTestDatabase, openTestGround, TestClock } from './support/ground.js';
import { Inbox } from './support/inbox.js';
import { calls, maria, says, writes } from './support/meta.js';

const db = await openTestDatabase();
const clock = new TestClock();
const ground = await openTestGround(db, clock);
const inbox = new Inbox(ground);

const SECTORS = [
  { id: 'sales', name: 'Vendas' },
  { id: 'billing', name: 'Financeiro' },
];
const withSectors = async (sectors = SECTORS): Promise<void> => {
  for (const [place, row] of sectors.entries())
    await db.query('insert into lookup (kind, id, place, row, words) values ($1, $2, $3, $4, $5)', [
      'sector',
      row.id,
      place,
      row,
      row.name,
    ]);
};

/** She writes, and the bot has answered. */
const talk = async (...texts: string[]): Promise<void> => {
  for (const text of texts) {
    await inbox.hears(writes(maria, text));
    await inbox.botAnswers();
  }
};
const lastSaid = async () => {
  const said = (await inbox.messages()).filter(({ author }) => author.kind === 'bot').at(-1);
  assert.ok(said);
  return said;
};

after(() => ground.bus.close().then(() => db.close()));

describe(`the bot (${db.kind})`, () => {
  beforeEach(async () => {
    await clear(db);
    await withSectors();
  });

  it('greets by name and asks for the sector, on buttons that leave by the outbox', async () => {
    await talk('Bom dia');
    const { content, options, status, listLabel } = await lastSaid();
    assert.ok(content.kind === 'text');
    assert.match(content.text, /^Olá, Maria!/);
    assert.deepEqual(content.buttons, ['Vendas', 'Financeiro', 'Falar com atendente']);
    assert.deepEqual([status, listLabel], ['queued', undefined]);
    const [out] = await db.query<{ body: unknown }>('select body from outbox');
    assert.deepEqual(out?.body, { kind: 'options', text: content.text, options });
  });

  it('hands over to the sector that was tapped', async () => {
    await talk('Bom dia');
    await inbox.hears(says(maria, 'interactive', { button_reply: { id: 'billing', title: 'x' } }));
    await inbox.botAnswers();
    const { bot, sector, waitingSince, protocol } = await inbox.conversation();
    assert.deepEqual([bot, sector, waitingSince], [undefined, SECTORS[1], clock.now()]);
    const { content } = await lastSaid();
    assert.ok(content.kind === 'text' && content.text.includes(protocol!));
    assert.equal((await inbox.lines()).at(-1), '# handed_over');
  });

  const ends: [says: string[], sector: string | undefined][] = [
    [['oi', 'quero falar com o FINANCEIRO, por favor'], 'billing'],
    [['oi', 'atendente'], undefined],
    [['oi', 'tem alguém aí?'], undefined],
    [['oi', 'xyz', 'abc'], undefined],
    [['oi', 'xyz', 'vendas'], 'sales'],
  ];
  for (const [texts, sector] of ends)
    it(`ends after ${texts.join(' / ')}`, async () => {
      await talk(...texts);
      const row = await inbox.conversation();
      assert.deepEqual([row.bot, row.sector?.id], [undefined, sector]);
    });

  it('asks once again when it did not understand', async () => {
    await talk('oi', 'xyz');
    assert.ok((await inbox.conversation()).bot);
    assert.match((await inbox.lines()).at(-1)!, /não entendi/);
  });

  it('greets who calls', async () => {
    await inbox.hears(calls(maria));
    await inbox.botAnswers();
    assert.match((await inbox.lines()).at(-1)!, /Olá, Maria!/);
  });

  it('answers each of several messages, in their order', async () => {
    await inbox.hears(writes(maria, 'oi'), writes(maria, 'vendas'));
    await inbox.botAnswers();
    assert.equal((await inbox.conversation()).sector?.id, 'sales');
    assert.equal((await inbox.messages()).filter(({ author }) => author.kind === 'bot').length, 2);
  });

  it('is silent once an agent has the conversation', async () => {
    await inbox.hears(writes(maria, 'oi'));
    await inbox.claims('ana');
    await inbox.botAnswers();
    assert.deepEqual(await inbox.lines(), ['# started', 'contact: oi']);
    assert.deepEqual(await db.query('select id from bot_turn'), []);
  });

  it('offers a list when there is too much for buttons, of what WhatsApp takes', async () => {
    const many = Array.from({ length: 14 }, (_, index) => ({
      id: `s${index}`,
      name: `Setor de assuntos diversos ${index}`,
    }));
    const { says: said } = await createBot().turn(turnOf({ sectors: many }), signal());
    const [{ options = [], listLabel } = {}] = said;
    assert.equal(options.length, 10);
    assert.equal(options.at(-1)?.id, 'person');
    assert.ok(listLabel);
    for (const { title } of options) assert.ok(title.length <= 24);
    const two = [{ id: 'a', name: 'Um nome que em botão não cabe' }];
    const long = await createBot().turn(turnOf({ sectors: two }), signal());
    assert.ok(long.says[0]?.listLabel);
  });
});

const turnOf = (over: Partial<BotTurn> = {}): BotTurn => ({
  conversationId: 'c',
  protocol: '2026-0001',
  contact: { id: 'k', rev: 1 },
  sectors: [],
  memory: {},
  content: { kind: 'text', text: 'oi' },
  ...over,
});
const signal = (): AbortSignal => new AbortController().signal;

describe(`a host's bot (${db.kind})`, () => {
  beforeEach(() => clear(db));

  const bot = (turn: Bot['turn']): { worker: BotWorker; asked: BotTurn[] } => {
    const asked: BotTurn[] = [];
    const recording: Bot = {
      name: 'Robô',
      turn: (one, abort) => {
        asked.push(one);
        return turn(one, abort);
      },
    };
    return { worker: new BotWorker(ground, { bot: recording }), asked };
  };
  const tries = async (worker: BotWorker, times: number): Promise<void> => {
    for (; times > 0; times--) {
      await worker.turn();
      await worker.landed();
      clock.advance(10_000);
    }
  };
  let late: BotWorker | undefined;

  it('remembers from turn to turn', async () => {
    const { worker, asked } = bot(({ memory }) => ({
      says: [],
      memory: { turns: Number(memory['turns'] ?? 0) + 1 },
    }));
    await inbox.hears(writes(maria, 'um'), writes(maria, 'dois'));
    await tries(worker, 2);
    assert.deepEqual(
      asked.map(({ memory }) => memory),
      [{}, { turns: 1 }],
    );
  });

  const failures: [name: string, turn: Bot['turn']][] = [
    ['throws', () => Promise.reject(new Error('no'))],
    ['throws at once', () => assert.fail()],
    ['says nonsense', () => ({ says: 'oi', memory: {} }) as never],
    ['gives nothing', () => undefined as never],
    ['remembers what is no JSON', () => ({ says: [], memory: { at: new Date() } }) as never],
  ];
  for (const [name, turn] of failures)
    it(`that ${name} is asked again, then people are told and she waits for them`, async () => {
      const { worker, asked } = bot(turn);
      await inbox.hears(writes(maria, 'oi'));
      await tries(worker, 2);
      assert.ok((await inbox.conversation()).bot);
      await tries(worker, 3);
      assert.equal(asked.length, 3);
      const row = await inbox.conversation();
      assert.deepEqual([row.bot, row.waitingSince !== undefined], [undefined, true]);
      assert.equal((await inbox.lines()).at(-1), '# bot_failed');
    });

  it('that recovers goes on, and nothing was said twice', async () => {
    let fails = 2;
    const { worker } = bot(() => {
      if (fails-- > 0) throw new Error('not yet');
      return { says: [{ text: 'Pronto' }], memory: {} };
    });
    await inbox.hears(writes(maria, 'oi'));
    await tries(worker, 4);
    assert.deepEqual((await inbox.lines()).slice(1), ['contact: oi', 'bot: Pronto']);
  });

  it('that does not answer is given up in time, and told so', async () => {
    let aborted = false;
    const called = new Promise<void>((resolve) => {
      const { worker } = bot((_turn, abort) => {
        abort.addEventListener('abort', () => (aborted = true));
        resolve();
        return new Promise(() => {});
      });
      late = worker;
    });
    await inbox.hears(writes(maria, 'oi'));
    await late!.turn();
    await called;
    clock.advance(BOT_TIMEOUT_MS);
    await late!.landed();
    assert.ok(aborted);
    assert.deepEqual(await db.query('select attempt from bot_turn'), [{ attempt: 1 }]);
  });

  it('whose node was silent for long is asked by another, and heard once', async () => {
    let answer = (_: BotAnswer): void => {};
    const stuck = new BotWorker(
      { ...ground, clock: new TestClock(clock.now()) },
      { bot: { name: 'Robô', turn: () => new Promise((resolve) => (answer = resolve)) } },
    );
    const { worker, asked } = bot(() => ({ says: [{ text: 'Oi!' }], memory: {} }));
    await inbox.hears(writes(maria, 'oi'));
    await stuck.turn();
    await tries(worker, 1);
    assert.equal(asked.length, 0);
    clock.advance(2 * BOT_TIMEOUT_MS);
    await tries(worker, 1);
    answer({ says: [{ text: 'Desculpe a demora' }], memory: {} });
    await stuck.landed();
    assert.deepEqual((await inbox.lines()).slice(1), ['contact: oi', 'bot: Oi!']);
  });

  it('that is silent and says nothing leaves no line', async () => {
    const { worker } = bot(() => ({ says: [], memory: {} }));
    await inbox.hears(writes(maria, 'oi'));
    await tries(worker, 1);
    assert.deepEqual(await inbox.lines(), ['# started', 'contact: oi']);
  });
});
