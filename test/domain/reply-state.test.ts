import { expect } from '@open-wc/testing';
import type { ReplyState } from '../../src/domain/conversation.js';
import type { Queue } from '../../src/domain/queue.js';
import { replyStateOf, windowEnd, type WindowRow } from '../../src/domain/reply-state.js';

const HOUR = 3_600_000;
const NOW = 1_000 * HOUR;
const END = NOW + HOUR;
const open: WindowRow = { lastInboundAt: END - 24 * HOUR };

describe('what a back end says may be sent', () => {
  const cases: [what: string, queue: Queue['kind'], row: WindowRow, now: number, is: ReplyState][] =
    [
      ['hers, in the window', 'mine', open, NOW, { mode: 'free', until: END }],
      ['a millisecond before its end', 'mine', open, END - 1, { mode: 'free', until: END }],
      ['at its end', 'mine', open, END, { mode: 'template' }],
      ['to whom has never written', 'mine', {}, NOW, { mode: 'template' }],
      [
        'after a template',
        'mine',
        { ...open, templateAt: END + 1 },
        END + 2,
        { mode: 'waiting', since: END + 1, templates: true },
      ],
      ['a colleague’s', 'others', open, NOW, { mode: 'none', why: 'forbidden' }],
      ['a closed one', 'closed', open, NOW, { mode: 'none', why: 'closed' }],
      ['nobody’s', 'new', open, NOW, { mode: 'none', why: 'unclaimed' }],
      ['the bot’s', 'bot', open, NOW, { mode: 'none', why: 'unclaimed' }],
    ];
  for (const [what, queue, row, now, is] of cases)
    it(what, () => expect(replyStateOf(row, queue, now)).to.deep.equal(is));

  it('has no window for whom has never written', () => expect(windowEnd({})).to.equal(-Infinity));
});
