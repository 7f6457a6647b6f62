import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Message } from '../../src/domain/message.js';
import { placesOf } from '../../src/domain/timeline.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOON = Date.UTC(2026, 10, 24, 12);

const message = (at: number, parts: Partial<Message> = {}): Message => ({
  id: `m${at}`,
  rev: 1,
  conversationId: 'c1',
  order: String(at),
  at,
  direction: 'in',
  author: { kind: 'contact', id: 'ana' },
  content: { kind: 'text', text: 'oi' },
  ...parts,
});

const utcDay = (at: number): number => Math.floor(at / DAY);

/** One letter per message: `(` begins, `)` ends a group, `|` is a day mark. */
const show = (messages: readonly Message[], dayOf: (at: number) => string | number = utcDay) =>
  placesOf(messages, dayOf)
    .map(({ newDay, first, last }) => `${newDay ? '|' : ''}${first ? '(' : ''}m${last ? ')' : ''}`)
    .join('');

describe('placesOf', () => {
  const agent = { direction: 'out', author: { kind: 'agent', id: 'bia' } } as const;
  const notice = message(NOON, {
    author: { kind: 'system' },
    content: { kind: 'notice', code: 'claimed' },
  });

  const TABLE: Record<string, [messages: Message[], shown: string]> = {
    nothing: [[], ''],
    one: [[message(NOON)], '|(m)'],
    'one author, one after the other': [
      [message(NOON), message(NOON + MINUTE), message(NOON + 2 * MINUTE)],
      '|(mmm)',
    ],
    'exactly five minutes apart': [[message(NOON), message(NOON + 5 * MINUTE)], '|(mm)'],
    'a millisecond more': [[message(NOON), message(NOON + 5 * MINUTE + 1)], '|(m)(m)'],
    'longer than five minutes in all': [
      [message(NOON), message(NOON + 4 * MINUTE), message(NOON + 8 * MINUTE)],
      '|(mmm)',
    ],
    'equal times': [[message(NOON), message(NOON)], '|(mm)'],
    'the answer of an agent': [[message(NOON), message(NOON, agent), message(NOON)], '|(m)(m)(m)'],
    'two agents': [
      [message(NOON, agent), message(NOON, { ...agent, author: { kind: 'agent', id: 'caio' } })],
      '|(m)(m)',
    ],
    'a bot and an agent, both without an id': [
      [
        message(NOON, { ...agent, author: { kind: 'bot' } }),
        message(NOON, { ...agent, author: { kind: 'agent' } }),
      ],
      '|(m)(m)',
    ],
    'a note between': [
      [message(NOON, agent), message(NOON, { ...agent, internal: true }), message(NOON, agent)],
      '|(m)(m)(m)',
    ],
    'no note, said and not said': [
      [message(NOON, agent), message(NOON, { ...agent, internal: false })],
      '|(mm)',
    ],
    'system lines stand alone': [[notice, notice, message(NOON)], '|(m)(m)(m)'],
    'a new day within five minutes': [
      [message(NOON + 12 * 60 * MINUTE - 1), message(NOON + 12 * 60 * MINUTE)],
      '|(m)|(m)',
    ],
    'a late one that was written before': [
      [message(NOON), message(NOON - MINUTE), message(NOON + DAY)],
      '|(mm)|(m)',
    ],
  };
  for (const [name, [messages, shown]] of Object.entries(TABLE)) {
    it(name, () => expect(show(messages)).to.equal(shown));
  }

  it('takes the day from the viewer', () => {
    const dayIn = (timeZone: string) => {
      const format = new Intl.DateTimeFormat('en-CA', { timeZone });
      return (at: number) => format.format(at);
    };
    const around = [message(Date.UTC(2026, 10, 24, 2, 58)), message(Date.UTC(2026, 10, 24, 3, 2))];
    expect(show(around, dayIn('America/Sao_Paulo'))).to.equal('|(m)|(m)');
    expect(show(around, dayIn('America/Manaus'))).to.equal('|(mm)');
  });

  const row = fc
    .record({
      at: fc.integer({ min: NOON, max: NOON + 3 * DAY }),
      author: fc.constantFrom('ana', 'bia'),
      note: fc.boolean(),
    })
    .map(({ at, author, note }) =>
      message(at, {
        author: { kind: 'contact', id: author },
        ...(note && { content: { kind: 'notice', code: 'claimed' } }),
      }),
    );

  it('puts every message into one group, and every group into one day', () => {
    fc.assert(
      fc.property(fc.array(row), (messages) => {
        const places = placesOf(messages, utcDay);
        expect(places.length).to.equal(messages.length);
        for (const [index, { newDay, first, last }] of places.entries()) {
          const next = places[index + 1];
          expect(last).to.equal(next?.first ?? true);
          if (newDay) expect(first).to.equal(true);
          if (index === 0) expect(newDay).to.equal(true);
          else
            expect(newDay).to.equal(
              utcDay(messages[index]!.at) !== utcDay(messages[index - 1]!.at),
            );
        }
      }),
    );
  });
});
