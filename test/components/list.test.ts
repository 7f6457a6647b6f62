import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { define } from '../../src/components/define.js';
import { InboxList } from '../../src/components/panes/list/list.js';
import type { InboxRow } from '../../src/components/parts/row/row.js';
import { AdapterError } from '../../src/domain/errors.js';
import { loadLanguage } from '../../src/locales/registry.js';
import { conversation, conversations as named, crowd, NOW } from '../../stories/fixtures.js';
import { StoryFrame } from '../../stories/support/story-frame.js';
import { deepActive } from '../harness/deep.js';
import { ListHarness } from '../harness/list.harness.js';
import { speak, tabBack } from '../harness/page.js';
import { frame } from '../harness/frames.js';
import { clickOn, leave, middleOf, moveTo, press, release } from '../harness/pointer.js';
import { waitUntil } from '../harness/wait-until.js';
import { liveInbox, type LiveInbox } from '../support/live-inbox.js';
import { turn } from '../support/world.js';

define(StoryFrame, InboxList);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Stage extends LiveInbox {
  list: ListHarness;
}

/** Lets what was asked of the backend arrive and be drawn. */
const settle = async (list: ListHarness): Promise<void> => {
  for (let step = 0; step < 3; step += 1) {
    await turn();
    await list.drawn();
  }
};

const show = async (
  {
    queue = 'mine',
    open,
    height = 400,
    density = 'comfortable',
    ...options
  }: Parameters<typeof liveInbox>[0] & {
    queue?: string;
    open?: string;
    height?: number;
    density?: InboxList['density'];
  } = { conversations: Object.values(named) },
): Promise<Stage> => {
  const inbox = await liveInbox(options);
  inbox.handle.actor.send({ type: 'queue.show', queueId: queue });
  if (open !== undefined) {
    inbox.handle.actor.send({ type: 'conversation.open', conversationId: open });
  }
  const frame = await fixture<HTMLElement>(
    html`<div>
      <button>before</button>
      <story-frame height=${height} .handle=${inbox.handle}>
        <inbox-list density=${density}></inbox-list>
      </story-frame>
      <button>after</button>
    </div>`,
  );
  const list = new ListHarness(frame.querySelector('inbox-list')!);
  await settle(list);
  return { ...inbox, list };
};

const openId = ({ handle }: Stage) => handle.actor.getSnapshot().context.openId;

/** How many rows have been read, drawn or not. */
const known = ({ handle }: LiveInbox) => handle.store.queues.ids('mine').length;

/** A row that comes to the front by a new message. */
const writes = ({ backend, world }: Stage, id: string) =>
  backend.put(id, { activeAt: world.clock.now() + 1000, unread: 1 });

describe('inbox-list', () => {
  beforeEach(leave);
  beforeEach(() => speak('pt-BR'));
  after(() => speak('en'));

  it('shows those who wait in Novos, longest wait first', async () => {
    const { list } = await show({ queue: 'new', conversations: Object.values(named) });
    expect(list.names).to.deep.equal([
      'Tereza Almeida',
      'João Pedro Sampaio',
      '+55 31 99988-7766',
      'Bia Duarte',
    ]);
  });

  it('shows the newest movement first elsewhere, each row with its place in the whole', async () => {
    const { list } = await show();
    expect(list.names[0]).to.equal('Rogério Tavares');
    expect(
      list.rows.map(({ element }) => [element.ariaPosInSet, element.ariaSetSize]),
    ).to.deep.equal([
      ['1', '4'],
      ['2', '4'],
      ['3', '4'],
      ['4', '4'],
    ]);
  });

  it('tells the window of those who wait for a person, too', async () => {
    const { list } = await show({
      queue: 'new',
      conversations: [
        { ...named.tereza, lastInboundAt: NOW - 23 * HOUR },
        { ...named.joao, lastInboundAt: NOW - 25 * HOUR },
      ],
    });
    expect(list.row('Tereza Almeida').chip).to.equal('1 h');
    expect(list.row('João Pedro Sampaio').chip).to.equal('fechada');
  });

  it('lets waiting times grow and windows close with the shared clock', async () => {
    const stage = await show({ queue: 'new', conversations: [named.joao] });
    expect(stage.list.rows[0]!.wait).to.equal('12 min');
    await stage.world.clock.pass(2 * MINUTE);
    await stage.list.drawn();
    expect(stage.list.rows[0]!.wait).to.equal('14 min');
    stage.world.clock.jump(24 * HOUR);
    await stage.world.clock.pass(MINUTE);
    await stage.list.drawn();
    expect(stage.list.rows[0]!.chip).to.equal('fechada');
  });

  it('draws only the row that changed', async () => {
    const stage = await show({ conversations: crowd(40) });
    const drawn: string[] = [];
    for (const { element } of stage.list.rows) {
      element.addController({ hostUpdated: () => drawn.push(element.dataset['id']!) });
    }
    drawn.length = 0; // a controller that comes late is told at once
    stage.world.clock.jump(1000);
    writes(stage, 'crowd-5');
    await settle(stage.list);
    expect(drawn).to.deep.equal(['crowd-5']);
    expect(stage.list.rows[0]!.element.conversation!.id).to.equal('crowd-5');
  });

  it('draws nothing when a row changes that is not drawn', async () => {
    const stage = await show({ conversations: crowd(400), pageSize: 400 });
    let drawn = 0;
    stage.list.element.addController({ hostUpdated: () => (drawn += 1) });
    await settle(stage.list);
    drawn = 0;
    stage.backend.put('crowd-300', { preview: { ...crowd(1)[0]!.preview!, text: 'Outra' } });
    await settle(stage.list);
    expect(drawn).to.equal(0);
    stage.backend.put('crowd-1', { preview: { ...crowd(1)[0]!.preview!, text: 'Outra' } });
    await settle(stage.list);
    expect(drawn).to.be.above(0);
  });

  it('fills its view with rows of any height', async () => {
    const stage = await show({ conversations: crowd(40), height: 900 });
    const bottom = () =>
      stage.list.rows.at(-1)!.box.bottom - stage.list.scroller.getBoundingClientRect().bottom;
    expect(bottom()).to.be.at.least(0);
    stage.list.element.style.setProperty('--inbox-row-height', '40px');
    await frame();
    await settle(stage.list);
    expect(stage.list.rows[0]!.box.height).to.equal(40);
    expect(bottom()).to.be.at.least(0);
  });

  describe('while news pours in', () => {
    const nodes = ({ list }: Stage) => new Set(list.rows.map(({ element }) => element));
    const shown = ({ list }: Stage) => list.rows.map(({ element }) => element.conversation!.id);

    it('draws a row that comes in the node of one that leaves', async () => {
      const stage = await show({ conversations: crowd(40) });
      const before = nodes(stage);
      const second = stage.list.rows[1]!.element;
      writes(stage, 'crowd-30');
      await settle(stage.list);
      expect(shown(stage).slice(0, 3)).to.deep.equal(['crowd-30', 'crowd-0', 'crowd-1']);
      expect(nodes(stage).size).to.equal(before.size);
      expect([...nodes(stage)].every((node) => before.has(node))).to.equal(true);
      expect(second.conversation!.id, 'a row that stays keeps its node').to.equal('crowd-1');
    });

    it('draws every row once for all that came since the last time', async () => {
      const stage = await show({ conversations: crowd(40) });
      let drawings = 0;
      stage.list.element.addController({ hostUpdated: () => (drawings += 1) });
      drawings = 0;
      for (let at = 20; at < 40; at += 1) {
        stage.world.clock.jump(1);
        writes(stage, `crowd-${at}`);
        await turn();
      }
      await settle(stage.list);
      expect(drawings).to.be.below(10);
      expect(shown(stage)[0]).to.equal('crowd-39');
      expect(stage.list.names).to.deep.equal(
        shown(stage).map((id) => stage.handle.store.conversations.get(id)!.contact.name),
      );
    });

    it('keeps the focus on its row, in its node', async () => {
      const stage = await show({ conversations: crowd(40) });
      stage.list.element.focus();
      await waitUntil(() => deepActive()?.matches('inbox-row'), 'no row has the focus');
      const focused = deepActive() as InboxRow;
      for (let at = 20; at < 40; at += 1) writes(stage, `crowd-${at}`);
      await settle(stage.list);
      expect(deepActive() === focused).to.equal(true);
      expect(focused.conversation!.id).to.equal('crowd-0');
    });

    it('opens the row that a finger pressed, though its node is another’s when it is lifted', async () => {
      const stage = await show({ conversations: crowd(40) });
      const pressed = stage.list.rows[0]!.element;
      const touch = new PointerEvent('pointerdown', {
        pointerType: 'touch',
        bubbles: true,
        composed: true,
      });
      pressed.dispatchEvent(touch);
      for (let at = 20; at < 40; at += 1) writes(stage, `crowd-${at}`);
      await settle(stage.list);
      expect(pressed.conversation!.id).not.to.equal('crowd-0');
      pressed.click();
      expect(openId(stage)).to.equal('crowd-0');
    });
  });

  describe('opens a conversation', () => {
    it('by a click, and marks it', async () => {
      const stage = await show();
      await clickOn(stage.list.row('Helena Prado').element);
      await stage.list.drawn();
      expect(openId(stage)).to.equal('helena');
      expect(stage.list.current).to.equal('Helena Prado');
    });

    for (const key of ['Enter', 'Space']) {
      it(`by ${key}`, async () => {
        const stage = await show();
        stage.list.element.focus();
        await sendKeys({ press: 'ArrowDown' });
        await sendKeys({ press: key });
        expect(openId(stage)).to.equal('mariana');
      });
    }

    it('that was pressed with a finger, though another row is there when it is lifted', async () => {
      const stage = await show({ conversations: crowd(20) });
      const pressed = stage.list.rows[2]!.element;
      const { id } = pressed.conversation!;
      const touch = (type: string) =>
        new PointerEvent(type, { pointerType: 'touch', bubbles: true, composed: true });
      pressed.dispatchEvent(touch('pointerdown'));
      writes(stage, 'crowd-9');
      await settle(stage.list);
      const under = stage.list.rows[2]!.element;
      expect(under === pressed).to.equal(false);
      under.dispatchEvent(touch('pointerup'));
      under.click();
      expect(openId(stage)).to.equal(id);
    });

    it('that was pressed, though it has left for another queue meanwhile', async () => {
      const stage = await show();
      await press(stage.list.row('Helena Prado').element);
      stage.backend.put('helena', { queue: 'others' });
      await settle(stage.list);
      await release();
      expect(openId(stage)).to.equal('helena');
    });

    it('but none when the press is drawn away to another row', async () => {
      const stage = await show();
      await press(stage.list.row('Helena Prado').element);
      await moveTo(stage.list.row('Rogério Tavares').element);
      await release();
      expect(openId(stage)).to.equal(undefined);
    });
  });

  describe('by keyboard', () => {
    it('is one stop of Tab, at the open row', async () => {
      const { list } = await show({ conversations: Object.values(named), open: 'sergio' });
      expect(list.stops).to.deep.equal(['Sérgio Mattos']);
      list.field!.focus();
      await sendKeys({ press: 'Tab' });
      expect(list.focused).to.equal('Sérgio Mattos');
      await sendKeys({ press: 'Tab' });
      expect(deepActive()!.textContent).to.equal('after');
      await tabBack();
      expect(list.focused).to.equal('Sérgio Mattos');
    });

    it('moves by rows, by pages and to the ends, and up into the search', async () => {
      const { list } = await show({ conversations: crowd(40), height: 400 });
      const names = Array.from({ length: 40 }, (_, at) => `crowd-${at}`);
      const focusedId = () => (deepActive() as InboxRow).conversation!.id;
      list.field!.focus();
      await sendKeys({ press: 'ArrowDown' });
      expect(focusedId()).to.equal(names[0]);
      const page = Math.floor(list.scroller.clientHeight / list.rows[0]!.box.height);
      for (const [key, at] of [
        ['ArrowDown', 1],
        ['PageDown', 1 + page],
        ['ArrowUp', page],
        ['PageUp', 0],
        ['End', 39],
        ['ArrowDown', 39],
        ['Home', 0],
      ] as const) {
        await sendKeys({ press: key });
        expect(focusedId(), key).to.equal(names[at]);
        expect(list.inSight, key).to.include((deepActive() as InboxRow).conversation!.contact.name);
        expect(list.stops).to.have.length(1);
      }
      await sendKeys({ press: 'ArrowUp' });
      expect(list.focused).to.equal('field');
    });

    it('shows the focus within its row, so that the first is not cut', async () => {
      const { list } = await show();
      list.element.focus();
      await sendKeys({ press: 'Home' });
      const row = deepActive() as InboxRow;
      expect(row.matches(':focus-visible')).to.equal(true);
      const { outlineOffset, outlineWidth } = getComputedStyle(row);
      expect(parseFloat(outlineOffset)).to.equal(-parseFloat(outlineWidth));
    });

    it('keeps the focus on its row when the row moves', async () => {
      const stage = await show({ conversations: crowd(20) });
      stage.list.element.focus();
      for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) await sendKeys({ press: key });
      expect((deepActive() as InboxRow).conversation!.id).to.equal('crowd-3');
      writes(stage, 'crowd-3');
      await settle(stage.list);
      expect((deepActive() as InboxRow).conversation!.id).to.equal('crowd-3');
      await sendKeys({ press: 'ArrowDown' });
      expect((deepActive() as InboxRow).conversation!.id).to.equal('crowd-0');
    });

    it('hands the focus of a row that leaves to its neighbour, and at last to the panel', async () => {
      const stage = await show();
      stage.list.row('Helena Prado').element.focus();
      stage.backend.remove('helena');
      await settle(stage.list);
      expect(stage.list.focused).to.equal('Sérgio Mattos');
      for (const id of ['rogerio', 'mariana', 'sergio']) stage.backend.remove(id);
      await settle(stage.list);
      expect(stage.list.focused).to.equal('panel');
    });

    it('does not draw the focus to itself when it is elsewhere', async () => {
      const stage = await show();
      stage.list.field!.focus();
      writes(stage, 'helena');
      stage.backend.remove('sergio');
      await settle(stage.list);
      expect(stage.list.focused).to.equal('field');
    });
  });

  describe('under a mouse', () => {
    const ids = ({ list }: Stage) => list.rows.map(({ element }) => element.conversation?.id);

    it('keeps each row where it is until the mouse leaves, and says how many wait', async () => {
      const stage = await show({ conversations: crowd(20) });
      await moveTo(stage.list.rows[2]!.element);
      await settle(stage.list);
      const before = ids(stage);
      writes(stage, 'crowd-9');
      stage.backend.tell({
        type: 'conversation',
        conversation: conversation({ id: 'late', activeAt: NOW + MINUTE }),
      });
      stage.backend.remove('crowd-1');
      await settle(stage.list);
      expect(ids(stage).map((id, at) => id ?? before[at])).to.deep.equal(before);
      expect(stage.list.waiting).to.equal('1 conversa nova');
      await moveTo(document.querySelector('button')!);
      await settle(stage.list);
      expect(ids(stage).slice(0, 3)).to.deep.equal(['late', 'crowd-9', 'crowd-0']);
      expect(ids(stage)).not.to.include('crowd-1');
      expect(stage.list.waiting).to.equal(undefined);
    });

    it('keeps them also when it was there before they were', async () => {
      const place = await show({ conversations: crowd(20) });
      await moveTo(place.list.rows[2]!.element);
      place.list.element.closest('div')!.remove();
      const stage = await show({ conversations: crowd(20) });
      const under = stage.list.rows[2]!.element;
      for (let look = 0; look < 100 && !under.matches(':hover'); look += 1) await frame();
      await settle(stage.list);
      const before = ids(stage);
      writes(stage, 'crowd-9');
      await settle(stage.list);
      expect(ids(stage)).to.deep.equal(before);
    });

    it('steals no row from the hand while a thousand changes a second come', async () => {
      const stage = await show({ conversations: crowd(1000), pageSize: 1000 });
      const { element } = stage.list.rows[3]!;
      await moveTo(element);
      await settle(stage.list);
      const { id } = element.conversation!;
      const { top } = element.getBoundingClientRect();
      for (let step = 0; step < 60; step += 1) {
        for (let change = 0; change < 17; change += 1) {
          writes(stage, `crowd-${(step * 131 + change * 37) % 1000}`);
          stage.world.clock.jump(1);
        }
        await stage.list.drawn();
        const under = stage.list.rows.find((row) => row.element.conversation?.id === id)!;
        expect(under.box.top, `after ${step}`).to.equal(top);
      }
      const [x, y] = middleOf(element);
      const under = stage.list.scroller.getRootNode() as ShadowRoot;
      expect((under.elementFromPoint(x, y) as InboxRow).conversation?.id).to.equal(id);
      await clickOn(under.elementFromPoint(x, y)!);
      await settle(stage.list);
      expect(openId(stage)).to.equal(id);
    });

    it('opens what is under it, and lets the others go on then', async () => {
      const stage = await show({ conversations: crowd(20) });
      const { element } = stage.list.rows[2]!;
      await moveTo(element);
      writes(stage, 'crowd-9');
      await settle(stage.list);
      await clickOn(element);
      await settle(stage.list);
      expect(openId(stage)).to.equal('crowd-2');
      expect(ids(stage)[0]).to.equal('crowd-9');
    });

    it('shows what waits when it is asked to', async () => {
      const stage = await show({ conversations: crowd(40) });
      await stage.list.scrollTo(900);
      await moveTo(stage.list.scroller);
      stage.backend.tell({
        type: 'conversation',
        conversation: conversation({ id: 'late', activeAt: NOW + MINUTE }),
      });
      await settle(stage.list);
      stage.list.press('1 conversa nova');
      await settle(stage.list);
      expect(stage.list.scroller.scrollTop).to.equal(0);
      expect(ids(stage)[0]).to.equal('late');
    });

    it('goes on reading below', async () => {
      const stage = await show({ conversations: crowd(90), pageSize: 30 });
      await moveTo(stage.list.scroller);
      await stage.list.scrollTo(30 * 72);
      await settle(stage.list);
      await stage.list.scrollTo(60 * 72);
      await settle(stage.list);
      await stage.list.scrollTo(90 * 72);
      await settle(stage.list);
      expect(ids(stage).at(-1)).to.equal('crowd-89');
    });
  });

  describe('of a hundred thousand', () => {
    it('draws the rows in view and some beyond, wherever she is', async () => {
      const stage = await show({ conversations: [] });
      stage.handle.store.apply({ type: 'conversations', items: crowd(100_000) });
      await settle(stage.list);
      for (const [top, id] of [
        [0, 'crowd-0'],
        [72 * 50_000, 'crowd-50000'],
        [72 * 200_000, 'crowd-99999'],
        [72 * 700, 'crowd-700'],
      ] as const) {
        await stage.list.scrollTo(top);
        await settle(stage.list);
        expect(stage.list.rows.length, id).to.be.below(60);
        const shown = stage.list.rows.map(({ element }) => element.conversation!.id);
        expect(shown, id).to.include(id);
      }
      expect(stage.list.rows[0]!.element.ariaPosInSet).to.equal('697');
    });

    for (const sign of ['a pointer', 'a finger', 'Tab', 'a scroll']) {
      it(`draws beyond what is in view once ${sign} comes, and not before`, async () => {
        const { list } = await show({ conversations: crowd(200), pageSize: 200 });
        const height = list.rows[0]!.box.height;
        const inView = list.scroller.clientHeight / height;
        expect(list.rows.length).to.be.within(Math.ceil(inView), inView + 2);
        const tops = list.rows.slice(0, 4).map(({ box }) => box.top);
        if (sign === 'a pointer') list.element.dispatchEvent(new PointerEvent('pointerover'));
        if (sign === 'a finger') list.element.dispatchEvent(new Event('touchstart'));
        if (sign === 'Tab') list.element.focus();
        if (sign === 'a scroll') await list.scrollTo(1);
        await settle(list);
        expect(list.rows.length).to.be.at.least(inView + 288 / height);
        if (sign !== 'a scroll') {
          expect(list.rows.slice(0, 4).map(({ box }) => box.top)).to.deep.equal(tops);
        }
      });
    }

    it('keeps the focus on a row that she scrolled away from, and goes on from it', async () => {
      const stage = await show({ conversations: crowd(2000), pageSize: 2000 });
      stage.list.element.focus();
      await sendKeys({ press: 'ArrowDown' });
      await stage.list.scrollTo(72 * 1500);
      await settle(stage.list);
      expect((deepActive() as InboxRow).conversation!.id).to.equal('crowd-1');
      await sendKeys({ press: 'ArrowDown' });
      await settle(stage.list);
      expect((deepActive() as InboxRow).conversation!.id).to.equal('crowd-2');
      expect(stage.list.scroller.scrollTop).to.be.below(200);
    });

    it('keeps the focus on a row below what she scrolled to', async () => {
      const stage = await show({ conversations: crowd(2000), pageSize: 2000 });
      stage.list.element.focus();
      await sendKeys({ press: 'End' });
      await settle(stage.list);
      await stage.list.scrollTo(72 * 300);
      await settle(stage.list);
      expect((deepActive() as InboxRow).conversation?.id).to.equal('crowd-1999');
    });
  });

  describe('while somebody reads', () => {
    it('lets new rows in at the top', async () => {
      const stage = await show({ conversations: crowd(40) });
      writes(stage, 'crowd-30');
      await settle(stage.list);
      expect(stage.list.scroller.scrollTop).to.equal(0);
      expect(stage.list.rows[0]!.element.conversation!.id).to.equal('crowd-30');
    });

    for (const density of ['comfortable', 'compact'] as const) {
      it(`moves nothing further down when rows come, go and jump above (${density})`, async () => {
        const stage = await show({ conversations: crowd(40), density });
        await stage.list.scrollTo(10 * stage.list.rows[0]!.box.height + 13);
        const reading = stage.list.rows[11]!.element;
        const { top } = reading.getBoundingClientRect();
        const still = async () => {
          await settle(stage.list);
          expect(reading.getBoundingClientRect().top).to.be.closeTo(top, 0.5);
        };
        writes(stage, 'crowd-30');
        await still();
        stage.backend.remove('crowd-2');
        stage.backend.remove('crowd-3');
        await still();
        stage.backend.tell({
          type: 'conversation',
          conversation: conversation({ id: 'late', activeAt: NOW + MINUTE }),
        });
        await still();
        writes(stage, 'crowd-10'); // the first in sight itself goes to the top
        await still();
      });
    }

    it('begins another queue at its top', async () => {
      const stage = await show({
        conversations: [
          ...crowd(40),
          ...crowd(30, 'others').map((row) => ({ ...row, id: `o-${row.id}` })),
        ],
      });
      await stage.list.scrollTo(900);
      stage.handle.actor.send({ type: 'queue.show', queueId: 'others' });
      await settle(stage.list);
      expect(stage.list.scroller.scrollTop).to.equal(0);
    });
  });

  describe('page by page', () => {
    it('reads on when the end comes near', async () => {
      const stage = await show({ conversations: crowd(90), pageSize: 30 });
      expect(known(stage)).to.equal(30);
      expect(stage.list.rows[0]!.element.ariaSetSize).to.equal('90');
      await stage.list.scrollTo(30 * 72 - 700);
      await settle(stage.list);
      expect(known(stage)).to.equal(60);
      await stage.list.scrollTo(60 * 72);
      await settle(stage.list);
      expect(known(stage)).to.equal(90);
      expect(stage.list.foot).to.equal('');
    });

    it('fills a tall pane without scrolling', async () => {
      const stage = await show({ conversations: crowd(30), pageSize: 5, height: 1000 });
      await settle(stage.list);
      await settle(stage.list);
      expect(known(stage)).to.be.at.least(20);
      expect(stage.list.rows.at(-1)!.box.bottom).to.be.at.least(1000);
    });

    it('reads on by a button, which leaves the focus at the last row', async () => {
      const stage = await show({ conversations: crowd(60), pageSize: 30 });
      stage.backend.rules.listConversations = 'hang';
      stage.list.press('Carregar mais');
      await stage.list.drawn();
      expect(stage.list.foot).to.equal('Carregando…');
      expect((deepActive() as InboxRow).conversation!.id).to.equal('crowd-29');
    });

    it('says that the next page failed, keeps what is there, and tries again', async () => {
      const stage = await show({ conversations: crowd(60), pageSize: 30 });
      stage.backend.rules.listConversations = new AdapterError('unavailable');
      await stage.list.scrollTo(30 * 72);
      await settle(stage.list);
      expect(known(stage)).to.equal(30);
      expect(stage.list.alert).to.equal('Não foi possível carregar. Tentar de novo');
      delete stage.backend.rules.listConversations;
      stage.list.press('Tentar de novo');
      await settle(stage.list);
      expect(known(stage)).to.equal(60);
      expect(stage.list.alert).to.equal(undefined);
    });
  });

  describe('has a face for', () => {
    it('loading: rows of the size of what comes, not in the first moment', async () => {
      const { list } = await show({ rules: { listConversations: 'hang' } });
      const [ghost] = list.skeleton;
      expect(list.isBusy).to.equal(true);
      expect(ghost!.getBoundingClientRect().height).to.equal(72);
      const animation = ghost!.getAnimations()[0]!;
      animation.pause();
      animation.currentTime = 149;
      expect(getComputedStyle(ghost!).visibility).to.equal('hidden');
      animation.finish();
      expect(getComputedStyle(ghost!).visibility).to.equal('visible');
    });

    it('loading: a row is rehearsed meanwhile, and is gone before anybody could see it', async () => {
      const { list } = await show({ rules: { listConversations: 'hang' } });
      const other = document.createElement('inbox-list');
      list.element.after(other);
      await other.updateComplete;
      const harness = new ListHarness(other);
      expect(await harness.rehearsed()).to.equal(1);
      expect(harness.rows).to.have.length(0);
    });

    it('loading, in compact rows', async () => {
      const { list } = await show({ rules: { listConversations: 'hang' }, density: 'compact' });
      expect(list.skeleton[0]!.getBoundingClientRect().height).to.equal(56);
    });

    for (const [queue, words] of [
      ['new', 'Ninguém esperando. Bom trabalho!'],
      ['bot', 'Nenhuma conversa com o bot.'],
      ['mine', 'Você não tem conversas abertas.'],
      ['others', 'Nenhuma conversa com colegas.'],
      ['closed', 'Nenhuma conversa concluída.'],
    ] as const) {
      it(`an empty ${queue}`, async () => {
        const { list } = await show({ queue });
        expect(list.foot).to.equal(words);
        expect(list.status).to.equal(words);
        expect(list.isBusy).to.equal(false);
      });
    }

    it('an empty queue of the backend’s own', async () => {
      const info = { queues: [{ id: 'vip', kind: 'custom' as const, label: 'VIP' }] };
      const { list } = await show({ queue: 'vip', info });
      expect(list.foot).to.equal('Nada nesta fila.');
    });

    it('a list that failed, with the way to try again', async () => {
      const stage = await show({ rules: { listConversations: new AdapterError('unavailable') } });
      expect(stage.list.alert).to.equal('Não foi possível carregar. Tentar de novo');
      delete stage.backend.rules.listConversations;
      stage.backend.conversations.set('mariana', named.mariana);
      stage.list.button('Tentar de novo').focus();
      stage.list.press('Tentar de novo');
      expect(stage.list.focused).to.equal('panel');
      await settle(stage.list);
      expect(stage.list.names).to.deep.equal(['Mariana Costa']);
    });

    it('a list that this agent may not see, without a way', async () => {
      const { list } = await show({ rules: { listConversations: new AdapterError('forbidden') } });
      expect(list.alert).to.equal('Você não tem permissão para ver esta lista.');
    });

    it('a lost connection: what was there stays', async () => {
      const stage = await show();
      stage.backend.rules.open = new AdapterError('offline');
      stage.backend.drop();
      await settle(stage.list);
      expect(stage.list.rows).to.have.length(4);
    });
  });

  describe('searches', () => {
    const search = async (stage: Stage, text: string): Promise<void> => {
      stage.list.field!.focus();
      await sendKeys({ type: text });
      await stage.world.clock.pass(300);
      await settle(stage.list);
    };

    it('as one types, once the fingers rest, and tells how much was found and where it is', async () => {
      const stage = await show();
      let asked = 0;
      stage.backend.rules.listConversations = () => void (asked += 1);
      await search(stage, 'mariana');
      expect(asked).to.equal(1);
      expect(stage.list.names).to.deep.equal(['Mariana Costa', 'Mariana Costa', 'Mariana Costa']);
      expect(stage.list.rows.map(({ facts }) => facts.at(-1))).to.deep.equal([
        'Meus',
        'Concluídos',
        'Concluídos',
      ]);
      expect(stage.list.status).to.equal('3 conversas');
    });

    it('keeps the rows from before until it knows', async () => {
      const stage = await show();
      stage.list.field!.focus();
      await sendKeys({ type: 'lucas' });
      await settle(stage.list);
      expect(stage.list.names).to.include('Rogério Tavares');
      expect(stage.list.skeleton).to.have.length(0);
      expect(stage.list.isBusy).to.equal(true);
      await stage.world.clock.pass(300);
      await settle(stage.list);
      expect(stage.list.names).to.deep.equal(['Lucas Ferreira']);
    });

    it('says in words that nothing was found', async () => {
      const stage = await show();
      await search(stage, 'quem será?');
      expect(stage.list.foot).to.equal('Nada encontrado para “quem será?”');
      expect(stage.list.status).to.equal('Nada encontrado para “quem será?”');
    });

    it('lets spaces be typed', async () => {
      const stage = await show();
      await search(stage, 'mariana ');
      await search(stage, 'costa');
      expect(stage.list.field!.value).to.equal('mariana costa');
      expect(stage.list.status).to.equal('3 conversas');
    });

    it('goes back to the queue by Esc, by the cross and by a tab', async () => {
      const stage = await show();
      const back = async () => {
        await settle(stage.list);
        expect(stage.list.field!.value).to.equal('');
        expect(stage.list.names).to.have.length(4);
      };
      await search(stage, 'lucas');
      await sendKeys({ press: 'Escape' });
      await back();
      await search(stage, 'lucas');
      stage.list.press('Limpar busca');
      await back();
      expect(stage.list.focused).to.equal('field');
      await search(stage, 'lucas');
      stage.handle.actor.send({ type: 'queue.show', queueId: 'mine' });
      await back();
    });

    it('leaves Esc to others when there is nothing to clear', async () => {
      const stage = await show();
      const heard: string[] = [];
      document.body.addEventListener('keydown', ({ key }) => heard.push(key), { once: true });
      stage.list.field!.focus();
      await sendKeys({ press: 'Escape' });
      expect(heard).to.deep.equal(['Escape']);
    });

    it('is not offered where the backend cannot', async () => {
      const { list, backend } = await show();
      expect(list.field).to.exist;
      const { search: _, ...can } = backend.info.can;
      const stage = await show({ info: { can } });
      expect(stage.list.field === undefined).to.equal(true);
    });
  });

  for (const lang of ['pt-BR', 'en', 'es']) {
    it(`is accessible in ${lang}`, async () => {
      await loadLanguage(lang.toLowerCase());
      speak(lang);
      for (const options of [
        { conversations: Object.values(named), open: 'mariana' },
        { conversations: crowd(60), pageSize: 30 },
        { conversations: [] },
        { rules: { listConversations: new AdapterError('unavailable') } },
        { rules: { listConversations: 'hang' as const } },
      ]) {
        const { list } = await show(options);
        await expect(list.element).to.be.accessible();
      }
    });
  }

  it('is an empty pane outside of an inbox', async () => {
    const element = await fixture<InboxList>(html`<inbox-list></inbox-list>`);
    expect(new ListHarness(element).rows).to.have.length(0);
    await expect(element).to.be.accessible();
  });
});
