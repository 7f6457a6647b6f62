import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { ChannelKind } from '../../src/domain/channel.js';
import type { ReplyState } from '../../src/domain/conversation.js';
import {
  listedWindow,
  milestoneOf,
  nextLook,
  urgencyOf,
  WINDOW_MS,
  windowOf,
  type Window,
  type WindowEvidence,
} from '../../src/domain/window.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const INBOUND = Date.UTC(2026, 10, 23, 12);
const END = INBOUND + 24 * HOUR;

interface Row {
  reply?: ReplyState;
  lastInboundAt?: number | undefined;
  kind?: ChannelKind;
}

const look = (now: number, row: Row = {}, evidence: WindowEvidence = {}): Window => {
  const { reply = { mode: 'free' }, kind = 'whatsapp' } = row;
  const lastInboundAt = 'lastInboundAt' in row ? row.lastInboundAt : INBOUND;
  return windowOf(
    { reply, channel: { kind }, ...(lastInboundAt !== undefined && { lastInboundAt }) },
    now,
    evidence,
  );
};

const open = { state: 'open', until: END };
const closed = { state: 'closed' };

describe('windowOf', () => {
  it('counts 24 hours', () => expect(WINDOW_MS).to.equal(86_400_000));

  const TABLE: Record<string, [seen: Window, expected: object]> = {
    'open after the message': [look(INBOUND), open],
    'open one millisecond before the end': [look(END - 1), open],
    'closed at the end to the millisecond': [look(END), closed],
    'closed after it': [look(END + 1), closed],
    'closed long after it': [look(END + 400 * 24 * HOUR), closed],
    'open when the message is from the future': [look(INBOUND - HOUR), open],
    'closed when the customer never wrote': [look(INBOUND, { lastInboundAt: undefined }), closed],
    'closed when the time is not one': [look(INBOUND, { lastInboundAt: NaN }), closed],
    'closed when the clock is not one': [look(NaN), closed],
    'open at the epoch': [look(1, { lastInboundAt: 0 }), { state: 'open', until: WINDOW_MS }],
    'open past 2038': [
      look(2 ** 41 + 1, { lastInboundAt: 2 ** 41 }),
      { state: 'open', until: 2 ** 41 + WINDOW_MS },
    ],

    'until the server’s end, if it says one': [
      look(END + HOUR - 1, { reply: { mode: 'free', until: END + HOUR } }),
      { state: 'open', until: END + HOUR },
    ],
    'not past the server’s end': [
      look(END - HOUR, { reply: { mode: 'free', until: END - HOUR } }),
      closed,
    ],
    'until the server’s end without a message': [
      look(INBOUND, { reply: { mode: 'free', until: END }, lastInboundAt: undefined }),
      open,
    ],

    'without an end on a channel that has no window': [
      look(END + 1, { kind: 'telegram' }),
      { state: 'open' },
    ],
    'without an end on a channel where nobody wrote': [
      look(INBOUND, { kind: 'web', lastInboundAt: undefined }),
      { state: 'open' },
    ],
    'with an end where the server gives the channel one': [
      look(END, { kind: 'instagram', reply: { mode: 'free', until: END } }),
      closed,
    ],

    'closed when the server says template, whatever the clock': [
      look(INBOUND, { reply: { mode: 'template' } }),
      closed,
    ],
    'waiting when the server says so': [
      look(INBOUND, { reply: { mode: 'waiting', since: 7 } }),
      { state: 'waiting', since: 7, templates: false },
    ],
    'waiting without more templates by default': [
      look(INBOUND, { reply: { mode: 'waiting', since: 7, templates: true } }),
      { state: 'waiting', since: 7, templates: false },
    ],
    'waiting with more templates where policy and channel allow': [
      look(
        INBOUND,
        { reply: { mode: 'waiting', since: 7, templates: true } },
        { afterTemplate: 'templates' },
      ),
      { state: 'waiting', since: 7, templates: true },
    ],
    'waiting without more templates where the channel does not': [
      look(INBOUND, { reply: { mode: 'waiting', since: 7 } }, { afterTemplate: 'templates' }),
      { state: 'waiting', since: 7, templates: false },
    ],
    'none when the server says so': [
      look(INBOUND, { reply: { mode: 'none', why: 'unclaimed' } }),
      { state: 'none', why: 'unclaimed' },
    ],
    'none also with a template on its way': [
      look(END, { reply: { mode: 'none', why: 'closed' } }, { templateQueuedAt: 7 }),
      { state: 'none', why: 'closed' },
    ],

    'closed once the server refused, whatever the clock': [
      look(INBOUND, {}, { refusedInboundAt: INBOUND }),
      closed,
    ],
    'closed once the server refused on a channel without a window': [
      look(INBOUND, { kind: 'telegram' }, { refusedInboundAt: INBOUND }),
      closed,
    ],
    'closed once the server refused one who never wrote': [
      look(INBOUND, { lastInboundAt: undefined, kind: 'web' }, { refusedInboundAt: -Infinity }),
      closed,
    ],
    'open again when the customer writes after the refusal': [
      look(INBOUND + 1, {}, { refusedInboundAt: INBOUND - 1 }),
      open,
    ],

    'waiting while a template leaves': [
      look(END, {}, { templateQueuedAt: 7 }),
      { state: 'waiting', since: 7, templates: false },
    ],
    'waiting while a template leaves where the server says template': [
      look(INBOUND, { reply: { mode: 'template' } }, { templateQueuedAt: 7 }),
      { state: 'waiting', since: 7, templates: false },
    ],
    'waiting with more templates while one leaves, by policy': [
      look(END, {}, { templateQueuedAt: 7, afterTemplate: 'templates' }),
      { state: 'waiting', since: 7, templates: true },
    ],
    'waiting while a template leaves after a refusal': [
      look(INBOUND, {}, { templateQueuedAt: 7, refusedInboundAt: INBOUND }),
      { state: 'waiting', since: 7, templates: false },
    ],
    'open while a template leaves inside the window': [
      look(INBOUND, {}, { templateQueuedAt: 7 }),
      open,
    ],
  };
  for (const [name, [seen, expected]] of Object.entries(TABLE)) {
    it(`is ${name}`, () => expect(seen).to.deep.equal(expected));
  }

  const time = fc.integer({ min: -HOUR, max: 60 * HOUR }).map((ms) => INBOUND + ms);
  const maybe = fc.option(time, { nil: undefined });
  const reply: fc.Arbitrary<ReplyState> = fc.oneof(
    maybe.map((until): ReplyState => ({ mode: 'free', ...(until !== undefined && { until }) })),
    fc.constant<ReplyState>({ mode: 'template' }),
    time.map((since): ReplyState => ({ mode: 'waiting', since, templates: true })),
    fc.constant<ReplyState>({ mode: 'none', why: 'forbidden' }),
  );
  const row = fc
    .record({ reply, inbound: maybe, kind: fc.constantFrom<ChannelKind>('whatsapp', 'web') })
    .map(({ inbound, ...rest }) => ({ ...rest, lastInboundAt: inbound }));
  const evidence = fc.record({
    refusedInboundAt: maybe,
    templateQueuedAt: maybe,
    afterTemplate: fc.constantFrom('lock' as const, 'templates' as const),
  });

  it('is never open at or after its end, and never without one on WhatsApp', () => {
    fc.assert(
      fc.property(time, row, evidence, (now, conversation, known) => {
        const window = look(now, conversation, known);
        if (window.state !== 'open') return;
        if (conversation.kind === 'whatsapp') expect(window.until).to.be.a('number');
        if (window.until === undefined) return;
        expect(now).to.be.lessThan(window.until);
        expect(look(window.until, conversation, known).state).not.to.equal('open');
      }),
      { numRuns: 1000 },
    );
  });

  it('does not open by itself as time goes by', () => {
    fc.assert(
      fc.property(time, fc.nat(60 * HOUR), row, evidence, (now, later, conversation, known) => {
        if (look(now, conversation, known).state === 'open') return;
        expect(look(now + later, conversation, known).state).not.to.equal('open');
      }),
      { numRuns: 1000 },
    );
  });

  it('stays shut after a refusal until a later message', () => {
    fc.assert(
      fc.property(time, row, evidence, (now, conversation, known) => {
        const inbound = conversation.lastInboundAt ?? -Infinity;
        const window = look(now, conversation, { ...known, refusedInboundAt: inbound });
        expect(window.state).not.to.equal('open');
      }),
    );
  });

  it('gives the same answer at the same time, however long nobody looked', () => {
    fc.assert(
      fc.property(time, fc.array(time), row, evidence, (now, looks, conversation, known) => {
        const first = look(now, conversation, known);
        for (const other of looks) look(other, conversation, known);
        expect(look(now, conversation, known)).to.deep.equal(first);
      }),
    );
  });
});

describe('listedWindow', () => {
  const list = (window: Window | undefined, now = INBOUND) =>
    listedWindow(
      {
        reply: { mode: 'none', why: 'unclaimed' },
        lastInboundAt: INBOUND,
        channel: { kind: 'whatsapp' },
      },
      window,
      now,
    );

  for (const why of ['unclaimed', 'forbidden'] as const) {
    it(`tells the time left of one that is ${why}`, () => {
      expect(list({ state: 'none', why })).to.deep.equal(open);
      expect(list({ state: 'none', why }, END)).to.deep.equal(closed);
    });
  }

  const KEPT: (Window | undefined)[] = [
    undefined,
    { state: 'closed' },
    { state: 'open', until: 7 },
    { state: 'waiting', since: 7, templates: false },
    { state: 'none', why: 'closed' },
    { state: 'none', why: 'channel' },
  ];
  for (const window of KEPT) {
    it(`leaves ${JSON.stringify(window) ?? 'an unknown one'} as it is`, () =>
      expect(list(window)).to.equal(window));
  }
});

describe('the time left', () => {
  const URGENCIES: [left: number, urgency: string][] = [
    [24 * HOUR, 'calm'],
    [4 * HOUR + 1, 'calm'],
    [4 * HOUR, 'soon'],
    [HOUR + 1, 'soon'],
    [HOUR, 'last'],
    [1, 'last'],
    [0, 'last'],
    [-HOUR, 'last'],
  ];
  for (const [left, urgency] of URGENCIES) {
    it(`is ${urgency} with ${left} ms`, () => expect(urgencyOf(left)).to.equal(urgency));
  }

  const MILESTONES: [left: number, minutes: number | undefined][] = [
    [24 * HOUR, undefined],
    [HOUR + 1, undefined],
    [HOUR, 60],
    [15 * MINUTE + 1, 60],
    [15 * MINUTE, 15],
    [0, 15],
  ];
  for (const [left, minutes] of MILESTONES) {
    it(`has passed ${minutes ?? 'no'} minutes with ${left} ms`, () =>
      expect(milestoneOf(left)).to.equal(minutes));
  }

  const LOOKS: [left: number, ms: number][] = [
    [3 * HOUR, MINUTE],
    [3 * HOUR + 1, 1],
    [3 * HOUR - 1, MINUTE - 1],
    [MINUTE, MINUTE],
    [MINUTE + 1, 1],
    [1, 1],
    [0, MINUTE],
    [-5, MINUTE],
  ];
  for (const [left, ms] of LOOKS) {
    it(`is to be looked at after ${ms} ms with ${left} ms`, () =>
      expect(nextLook(left)).to.equal(ms));
  }

  const shown = (left: number) => [
    Math.ceil(left / MINUTE),
    urgencyOf(left),
    milestoneOf(left),
    left > 0,
  ];

  it('changes in nothing that is shown before the next look, and then it does', () => {
    const left = fc.integer({ min: 1, max: 25 * HOUR });
    fc.assert(
      fc.property(
        left,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (now, part) => {
          const wait = nextLook(now);
          expect(wait).to.be.greaterThan(0);
          expect(shown(now - Math.floor(wait * part))).to.deep.equal(shown(now));
          expect(shown(now - wait + 1)).to.deep.equal(shown(now));
          expect(shown(now - wait)).not.to.deep.equal(shown(now));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('never asks for a look at once', () => {
    fc.assert(
      fc.property(fc.integer(), (left) => {
        expect(nextLook(left)).to.be.within(1, MINUTE);
      }),
    );
  });
});
