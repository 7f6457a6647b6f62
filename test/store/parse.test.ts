import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { InboxEvent } from '../../src/domain/events.js';
import { MalformedError } from '../../src/store/malformed-error.js';
import { parseAll, parseConversation, parseEvent, parseMessage } from '../../src/store/parse.js';
import { conversationRow, messageRow, START } from '../support/rows.js';

const malformed: [string, unknown][] = [
  ['null', null],
  ['a list', []],
  ['no type', { now: 1 }],
  ['a cursor that is no text', { type: 'beat', now: 1, cursor: 5 }],
  ['ready without a time', { type: 'ready', resumed: true }],
  ['a time that is no number', { type: 'beat', now: 'soon' }],
  ['NaN', { type: 'beat', now: NaN }],
  [
    'a conversation without a contact',
    { type: 'conversation', conversation: { ...conversationRow(), contact: undefined } },
  ],
  [
    'a rev that is text',
    { type: 'conversation', conversation: { ...conversationRow(), rev: '1' } },
  ],
  [
    'a reply of no known mode',
    { type: 'conversation', conversation: { ...conversationRow(), reply: { mode: 'maybe' } } },
  ],
  ['a message without content', { type: 'message', message: { ...messageRow(1), content: null } }],
  ['counts of text', { type: 'counts', counts: { new: 'many' } }],
];

const counts = { new: { total: 3, unread: 2 } };
const who = { id: 'bruno', name: 'Bruno Castro' };
const conversation = conversationRow('c1', {
  contact: { ...conversationRow().contact, handle: '@mari', custom: { plan: 'ouro' } },
  protocol: '2026-0042',
  sector: { id: 'suporte', name: 'Suporte' },
  waitingSince: START,
  preview: { text: 'Oi', at: START, direction: 'in', kind: 'text' },
  reply: { mode: 'waiting', since: START },
  closed: { at: START },
});
const message = messageRow(1, {
  commandId: 'k1',
  quote: { text: 'Oi', kind: 'text', direction: 'out', name: 'Ana' },
  reactions: [{ emoji: '👍', by: 'Mari' }],
  error: { code: 'undeliverable' },
});
/** Events with all that an event of their type can have and the inbox relies on. */
const whole: InboxEvent[] = [
  { type: 'ready', now: START, resumed: true, counts, cursor: 'x' },
  { type: 'conversation', conversation },
  { type: 'gone', conversationId: 'c1', rev: 2 },
  { type: 'message', message },
  { type: 'contact', contact: conversation.contact },
  { type: 'counts', counts },
  { type: 'typing', conversationId: 'c1', who, until: START },
  { type: 'agent', agent: { ...who, sectors: ['suporte'] } },
  { type: 'stale', lookup: 'template' },
  { type: 'beat', now: START },
];

/** The ways to everything in a value, but to the type of an event and into the content of a message, which has its own tests. */
const placesIn = (value: unknown, way: string[] = []): string[][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) =>
        key === 'type'
          ? []
          : [[...way, key], ...(key === 'content' ? [] : placesIn(inner, [...way, key]))],
      )
    : [];

/** The same with a number where a text is, and a text where anything else is. */
const misshapen = (value: unknown, [key, ...rest]: string[]): unknown => {
  if (key === undefined) return typeof value === 'string' ? 5 : 'x';
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[key] = misshapen(copy[key], rest);
  return copy;
};

describe('parseEvent', () => {
  for (const [name, value] of malformed) {
    it(`refuses ${name}`, () => {
      expect(() => parseEvent(value)).to.throw(MalformedError);
    });
  }

  for (const event of whole) {
    it(`refuses ${event.type} in which any one thing is of another kind`, () => {
      expect(parseEvent(event)).to.deep.equal(event);
      for (const place of placesIn(event)) {
        expect(() => parseEvent(misshapen(event, place)), place.join('.')).to.throw(MalformedError);
      }
    });
  }

  it('lets good events through as they are', () => {
    const event = { type: 'conversation', conversation: conversationRow() };
    expect(parseEvent(event)).to.equal(event);
    expect(parseEvent({ type: 'ready', now: START, resumed: false, cursor: 'x' })).to.include({
      cursor: 'x',
    });
  });

  it('passes over a type it does not know, also one that objects happen to have', () => {
    expect(parseEvent({ type: 'weather', sunny: true })).to.equal(undefined);
    expect(parseEvent({ type: 'constructor' })).to.equal(undefined);
  });

  it('throws nothing but MalformedError, whatever is told', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.constantFrom('ready', 'message', 'conversation', 'typing', 'x'),
        (value, type) => {
          for (const told of [value, { type, message: value, conversation: value, who: value }]) {
            try {
              parseEvent(told);
            } catch (error) {
              expect(error).to.be.instanceOf(MalformedError);
            }
          }
        },
      ),
    );
  });
});

describe('parseMessage', () => {
  it('turns content it cannot draw into `unsupported`, with the kind as the note', () => {
    for (const content of [
      { kind: 'poll', votes: 3 },
      { kind: 'toString' },
      { kind: 'image' },
      { kind: 'text', text: 5 },
    ]) {
      const message = parseMessage({ ...messageRow(1), content });
      expect(message.content).to.deep.equal({ kind: 'unsupported', note: content.kind });
    }
  });

  const media = { id: 'a', mime: 'audio/ogg', durationMs: 900, waveform: [0, 0.5], voice: true };
  const sound = (more: object) =>
    parseMessage({ ...messageRow(1), content: { kind: 'audio', media: { ...media, ...more } } });
  const wrong: [field: keyof typeof media, value: unknown][] = [
    ['waveform', 'loud'],
    ['waveform', [0.5, '1']],
    ['waveform', [0.5, null]],
    ['waveform', [0.5, 1.5]],
    ['waveform', { length: 3 }],
    ['durationMs', '900'],
    ['durationMs', -1],
    ['durationMs', Infinity],
    ['voice', 'yes'],
  ];
  for (const [field, value] of wrong) {
    it(`leaves out a ${field} of ${JSON.stringify(value)}, and keeps the sound`, () => {
      const { [field]: _, ...rest } = media;
      expect(sound({ [field]: value }).content).to.deep.equal({ kind: 'audio', media: rest });
    });
  }

  it('keeps what is said of a sound where it can be true', () => {
    expect(sound({}).content).to.deep.equal({ kind: 'audio', media });
  });

  it('leaves extra fields alone', () => {
    expect(parseMessage({ ...messageRow(1), mood: 'good' })).to.include({ mood: 'good' });
  });
});

describe('parseAll', () => {
  it('leaves out and reports what is malformed, and keeps the rest', () => {
    const reports: unknown[] = [];
    const rows = parseAll(
      [conversationRow('a'), { id: 'b' }, conversationRow('c')],
      parseConversation,
      (error) => reports.push(error),
    );
    expect(rows.map(({ id }) => id)).to.deep.equal(['a', 'c']);
    expect(reports).to.have.length(1);
  });

  it('throws when there is no list at all', () => {
    expect(() => parseAll(undefined, parseConversation, () => undefined)).to.throw(MalformedError);
  });
});
