import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { define } from '../../src/components/define.js';
import type { InboxAnnounceEvent } from '../../src/components/events.js';
import { InboxQueues } from '../../src/components/panes/queues/queues.js';
import type { Counts, Queue } from '../../src/domain/queue.js';
import { loadLanguage } from '../../src/locales/registry.js';
import { StoryFrame } from '../../stories/support/story-frame.js';
import { deepActive } from '../harness/deep.js';
import { speak, tabBack } from '../harness/page.js';
import { clickOn } from '../harness/pointer.js';
import { QueuesHarness } from '../harness/queues.harness.js';
import { liveInbox, type LiveInbox } from '../support/live-inbox.js';
import { turn } from '../support/world.js';

define(StoryFrame, InboxQueues);

interface Stage extends LiveInbox {
  queues: QueuesHarness;
  /** What was said to screen readers. */
  said: string[];
  tell(counts: Counts): Promise<void>;
}

const COUNTS: Counts = {
  new: { total: 3 },
  bot: { total: 2 },
  mine: { total: 1 },
  others: { total: 0 },
  closed: { total: 1240 },
};

const show = async ({
  queues,
  width = 340,
  counts = COUNTS,
}: { queues?: Queue[]; width?: number; counts?: Counts } = {}): Promise<Stage> => {
  const inbox = await liveInbox(queues ? { info: { queues } } : {});
  const said: string[] = [];
  const page = await fixture<HTMLElement>(
    html`<div .style=${`width: ${width}px`}>
      <button>before</button>
      <story-frame .handle=${inbox.handle}
        ><inbox-queues
          @inbox-announce=${({ text }: InboxAnnounceEvent) => said.push(text)}
        ></inbox-queues
      ></story-frame>
      <button>after</button>
    </div>`,
  );
  const stage: Stage = {
    ...inbox,
    said,
    queues: new QueuesHarness(page.querySelector('inbox-queues')!),
    async tell(change) {
      inbox.backend.tell({ type: 'counts', counts: change });
      await turn();
      await stage.queues.drawn();
    },
  };
  await stage.tell(counts);
  await inbox.world.clock.pass(60_000);
  said.length = 0;
  return stage;
};

const shown = ({ handle }: Stage) => handle.actor.getSnapshot().context.queueId;

describe('inbox-queues', () => {
  beforeEach(() => speak('pt-BR'));
  after(() => speak('en'));

  it('shows each queue with its count, and those who wait in Novos in red', async () => {
    const { queues } = await show();
    expect(queues.words).to.deep.equal([
      'Novos 3',
      'Bot 2',
      'Meus 1',
      'Outros 0',
      'Concluídos 99+',
    ]);
    expect(queues.names).to.deep.equal([
      'Novos, 3 esperando',
      'Bot, 2 conversas',
      'Meus, 1 conversa',
      'Outros, 0 conversas',
      'Concluídos, 99+ conversas',
    ]);
    expect(queues.alerts).to.deep.equal(['3']);
  });

  it('shows no red number when nobody waits', async () => {
    const { queues } = await show({ counts: { ...COUNTS, new: { total: 0 } } });
    expect(queues.alerts).to.deep.equal([]);
    expect(queues.names[0]).to.equal('Novos, 0 conversas');
  });

  it('says where the backend stopped counting, and nothing where it does not count', async () => {
    const { queues } = await show({
      counts: { ...COUNTS, new: { total: 40, atLeast: true }, bot: {} },
    });
    expect(queues.names.slice(0, 2)).to.deep.equal(['Novos, 40+ esperando', 'Bot']);
    expect(queues.words[1]).to.equal('Bot');
  });

  it('shows the queues a backend has of its own, in its order and words', async () => {
    const { queues } = await show({
      queues: [
        { id: 'vip', kind: 'custom', label: 'Clientes VIP' },
        { id: 'new', kind: 'new', label: 'Recepção' },
        { id: 'box', kind: 'custom' },
      ],
      counts: { vip: { total: 7 }, new: { total: 2 }, box: { total: 0 } },
    });
    expect(queues.names).to.deep.equal([
      'Clientes VIP, 7 conversas',
      'Recepção, 2 esperando',
      'Outra fila, 0 conversas',
    ]);
  });

  it('shows the queue whose tab or number is clicked', async () => {
    const stage = await show();
    await clickOn(stage.queues.tab('Meus'));
    expect(shown(stage)).to.equal('mine');
    await stage.queues.drawn();
    expect(stage.queues.selected).to.equal('Meus, 1 conversa');
    await clickOn(stage.queues.number('Novos'));
    expect(shown(stage)).to.equal('new');
  });

  it('is no tab while there is a search, until one is chosen', async () => {
    const stage = await show();
    stage.handle.actor.send({ type: 'search.changed', text: 'ana' });
    await stage.queues.drawn();
    expect(stage.queues.selected).to.equal(undefined);
    stage.queues.tab('Novos').click();
    await stage.queues.drawn();
    expect(stage.queues.selected).to.equal('Novos, 3 esperando');
    expect(stage.handle.actor.getSnapshot().context.search).to.equal('');
  });

  describe('by keyboard', () => {
    it('is one stop of Tab', async () => {
      const { queues } = await show();
      (document.querySelector('button') as HTMLElement).focus();
      await sendKeys({ press: 'Tab' });
      expect(queues.focused).to.equal('Novos, 3 esperando');
      await sendKeys({ press: 'Tab' });
      expect(deepActive()!.textContent).to.equal('after');
      await tabBack();
      expect(queues.focused).to.equal('Novos, 3 esperando');
    });

    for (const [dir, next, previous] of [
      ['ltr', 'ArrowRight', 'ArrowLeft'],
      ['rtl', 'ArrowLeft', 'ArrowRight'],
    ] as const) {
      it(`goes round by arrows, in reading direction (${dir})`, async () => {
        const stage = await show();
        stage.queues.element.dir = dir;
        stage.queues.element.focus();
        for (const [key, id] of [
          [next, 'bot'],
          [next, 'mine'],
          [previous, 'bot'],
          [previous, 'new'],
          [previous, 'closed'],
          [next, 'new'],
          ['End', 'closed'],
          ['Home', 'new'],
        ] as const) {
          await sendKeys({ press: key });
          await stage.queues.drawn();
          expect(shown(stage), key).to.equal(id);
          expect(stage.queues.focused, key).to.equal(stage.queues.selected);
        }
      });
    }
  });

  it('scrolls at 320 px, and brings the chosen tab into sight whole', async () => {
    const below = await fixture<HTMLElement>(html`<div .style=${'height: 3000px'}></div>`);
    const stage = await show({
      width: 320,
      counts: Object.fromEntries([0, 1, 2, 3, 4, 5].map((at) => [`q${at}`, { total: 0 }])),
      queues: ['Entrada', 'Robô', 'Comigo', 'Colegas', 'Encerrados', 'Clientes VIP'].map(
        (label, at) => ({ id: `q${at}`, kind: 'custom', label }),
      ),
    });
    const { queues } = stage;
    expect(queues.isInSight('Clientes VIP')).to.equal(false);
    stage.handle.actor.send({ type: 'queue.show', queueId: 'q5' });
    await queues.drawn();
    expect(queues.isInSight('Clientes VIP')).to.equal(true);
    expect(below.offsetHeight).to.equal(3000);
    expect(scrollX + scrollY).to.equal(0);
    expect(document.documentElement.scrollWidth).to.be.at.most(innerWidth);
    queues.element.focus();
    await sendKeys({ press: 'Home' });
    await queues.drawn();
    expect(queues.isInSight('Entrada')).to.equal(true);
  });

  describe('announces', () => {
    it('that more people wait', async () => {
      const stage = await show();
      await stage.tell({ new: { total: 4 } });
      expect(stage.said).to.deep.equal(['Novos, 4 esperando']);
    });

    it('no other count, and none that goes down', async () => {
      const stage = await show();
      await stage.tell({ mine: { total: 9 }, bot: { total: 9 }, closed: { total: 9 } });
      await stage.tell({ new: { total: 1 } });
      expect(stage.said).to.deep.equal([]);
      await stage.tell({ new: { total: 2 } });
      expect(stage.said).to.deep.equal(['Novos, 2 esperando']);
    });

    it('a rush once, and its end with the clock', async () => {
      const stage = await show();
      for (let total = 4; total <= 12; total += 1) await stage.tell({ new: { total } });
      expect(stage.said).to.deep.equal(['Novos, 4 esperando']);
      await stage.world.clock.pass(30_000);
      await stage.queues.drawn();
      expect(stage.said).to.deep.equal(['Novos, 4 esperando', 'Novos, 12 esperando']);
    });
  });

  for (const lang of ['pt-BR', 'en', 'es']) {
    it(`is accessible in ${lang}`, async () => {
      await loadLanguage(lang.toLowerCase());
      speak(lang);
      const { queues } = await show();
      await expect(queues.element).to.be.accessible();
    });
  }
});
