import { expect, fixture, html } from '@open-wc/testing';
import { define } from '../../src/components/define.js';
import { InboxRow } from '../../src/components/parts/row/row.js';
import type { Conversation } from '../../src/domain/conversation.js';
import { windowOf } from '../../src/domain/window.js';
import { loadLanguage } from '../../src/locales/registry.js';
import { contact, conversation, conversations, me, NOW } from '../../stories/fixtures.js';
import { deepElements, drawn } from '../harness/deep.js';
import { nameByBrowser, speak } from '../harness/page.js';
import { RowHarness } from '../harness/row.harness.js';

define(InboxRow);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const show = async (
  row: Conversation,
  {
    density = 'comfortable',
    width = 320,
    queue,
  }: { density?: InboxRow['density']; width?: number; queue?: InboxRow['queue'] } = {},
): Promise<RowHarness> => {
  const box = await fixture<HTMLElement>(
    html`<div role="listbox" aria-label="Conversas" .style=${`width: ${width}px`}>
      <inbox-row
        tabindex="0"
        density=${density}
        .conversation=${row}
        .window=${windowOf(row, NOW)}
        .queue=${queue}
        .now=${NOW}
        .me=${me.id}
      ></inbox-row>
    </div>`,
  );
  const element = box.querySelector('inbox-row')!;
  await drawn(element);
  return new RowHarness(element);
};

type Preview = NonNullable<Conversation['preview']>;

const said = (preview: Partial<Preview>): Conversation =>
  conversation({ preview: { text: '', at: NOW, direction: 'in', kind: 'text', ...preview } });

describe('inbox-row', () => {
  beforeEach(() => speak('pt-BR'));
  after(() => speak('en'));

  it('has figures of one width where times and counts stand below each other', async () => {
    const { element } = await show(conversations.rogerio);
    const figures = deepElements(element.parentElement!)
      .filter((each) => each.matches('.num'))
      .map((each) => getComputedStyle(each).fontVariantNumeric);
    expect(figures).not.to.have.length(0);
    expect(new Set(figures)).to.deep.equal(new Set(['tabular-nums']));
  });

  it('shows who, when, what, by which channel, since when, and what needs action', async () => {
    const row = await show(conversations.tereza);
    expect(row.name).to.equal('Tereza Almeida');
    expect(row.preview).to.equal('Alguém pode me ajudar com a entrega?');
    expect(row.badge).to.equal('3');
    expect(row.facts[0]).to.equal('WhatsApp Vendas');
    expect(row.facts[1]).to.match(/^desde \d\d:\d\d$/);
    expect(row.wait).to.equal('48 min');
    expect(row.isSlow).to.equal(true);
  });

  describe('is read out in one sentence', () => {
    it('who, what needs action, what was said, the rest', async () => {
      const row = await show({
        ...conversations.rogerio,
        assignee: { id: 'bruno', name: 'Bruno Alves' },
      });
      expect(row.spoken.replaceAll(/\d\d:\d\d/g, 'HH:MM')).to.equal(
        'Rogério Tavares, 2 não lidas, espera há 1 min, janela: 12 min, ' +
          'Consegue confirmar hoje ainda?, HH:MM, WhatsApp Vendas, desde HH:MM, com Bruno Alves',
      );
    });

    it('and with it the browser names the option', async () => {
      const row = await show(conversations.helena);
      expect(await nameByBrowser('option')).to.equal(row.spoken);
    });

    it('with my own words told apart, and how far they got', async () => {
      const row = await show(said({ direction: 'out', status: 'delivered', text: 'Combinado.' }));
      expect(row.spoken).to.include('Você: Combinado., Entregue');
    });

    it('with the kind of a photo that has a caption', async () => {
      expect((await show(said({ kind: 'image', text: 'Olha só' }))).spoken).to.include(
        'Foto: Olha só',
      );
    });

    it('with the one that is open marked', async () => {
      const row = await show(conversations.mariana);
      expect(row.element.ariaCurrent).to.equal(null);
      row.element.current = true;
      await drawn(row.element);
      expect(row.element.ariaCurrent).to.equal('true');
    });
  });

  describe('names everybody', () => {
    const NAMES: [who: object, shown: string][] = [
      [{ name: 'Mariana Costa' }, 'Mariana Costa'],
      [{ name: '  ', phone: '+5521987654321' }, '+55 21 98765-4321'],
      [{ phone: '+5511987654321' }, '+55 11 98765-4321'],
      [{ handle: 'bia.duarte' }, '@bia.duarte'],
      [{}, 'Sem nome'],
      [{ name: '🦄' }, '🦄'],
      [{ name: 'ليلى' }, 'ليلى'],
      [{ name: '<b>Ana</b>' }, '<b>Ana</b>'],
    ];
    for (const [who, shown] of NAMES) {
      it(`${JSON.stringify(who)}: ${shown}`, async () => {
        const row = await show(conversation({ contact: { id: 'x', rev: 1, ...who } }));
        expect(row.name).to.equal(shown);
        expect(row.spoken.startsWith(shown)).to.equal(true);
      });
    }

    it('keeps a name of the other direction in line with the row', async () => {
      const row = await show(conversation({ contact: contact({ name: 'ليلى حسن' }) }));
      const range = document.createRange();
      range.selectNodeContents(row.element.renderRoot.querySelector('[part=name]')!);
      expect(range.getBoundingClientRect().left).to.be.closeTo(row.boxOf('.preview').left, 1);
    });
  });

  describe('says what was said last', () => {
    const PREVIEWS: [preview: Partial<Preview>, words: string, glyphs: string[]][] = [
      [{ text: 'Bom *dia*\nvocê' }, 'Bom dia você', []],
      [{ kind: 'image' }, 'Foto', ['image']],
      [{ kind: 'video' }, 'Vídeo', ['video']],
      [{ kind: 'audio' }, 'Áudio', ['microphone']],
      [{ kind: 'document', text: 'nota.pdf' }, 'nota.pdf', ['document']],
      [{ kind: 'unsupported' }, 'Mensagem não suportada', ['warning']],
      [{ text: 'Ok', direction: 'out', status: 'failed' }, 'Ok', ['failed']],
      [{ text: 'Ok', direction: 'out' }, 'Ok', []],
      [{ text: 'Ok', direction: 'in', status: 'read' }, 'Ok', []],
      [{ text: '' }, '', []],
    ];
    for (const [preview, words, glyphs] of PREVIEWS) {
      it(JSON.stringify(preview), async () => {
        const row = await show(said(preview));
        expect(row.preview).to.equal(words);
        expect(row.glyphs).to.deep.equal(glyphs);
      });
    }

    it('no more than fits a line, of a message of a book’s length', async () => {
      const row = await show(said({ text: 'muito '.repeat(700) }));
      expect(row.spoken.length).to.be.below(300);
      expect(row.box.height).to.equal(72);
    });

    it('nothing, of a conversation without messages', async () => {
      const { preview: _, ...row } = conversation();
      expect((await show(row)).preview).to.equal('');
    });
  });

  describe('colours only what needs action', () => {
    const left = (ms: number) =>
      conversation({ reply: { mode: 'free', until: NOW + ms }, lastInboundAt: NOW });
    const WINDOWS: [title: string, row: Conversation, chip: string, tone: string | undefined][] = [
      ['five hours left', left(5 * HOUR), '', undefined],
      ['four hours left', left(4 * HOUR), '4 h', 'soon'],
      ['an hour left', left(HOUR), '1 h', 'last'],
      ['a minute left', left(MINUTE), '1 min', 'last'],
      ['closed', left(0), 'fechada', 'closed'],
      ['waiting after a template', conversations.sergio, 'fechada', 'calm'],
      ['no window at all', conversations.bia, '', undefined],
      ['a closed conversation', conversations.lucas, '', undefined],
    ];
    for (const [title, row, chip, tone] of WINDOWS) {
      it(`the window: ${title}`, async () => {
        const shown = await show(row);
        expect([shown.chip, shown.tone]).to.deep.equal([chip, tone]);
      });
    }

    for (const [minutes, isSlow] of [
      [9, false],
      [10, true],
      [90, true],
    ] as const) {
      it(`a wait of ${minutes} minutes: ${isSlow}`, async () => {
        const row = await show(conversation({ waitingSince: NOW - minutes * MINUTE }));
        expect(row.isSlow).to.equal(isSlow);
      });
    }

    it('a wait that begins in the future, by a clock that is off, is none', async () => {
      const row = await show(conversation({ waitingSince: NOW + HOUR }));
      expect(row.wait).to.equal('1 min');
    });
  });

  describe('says who has it', () => {
    it('a colleague by name', async () => {
      expect((await show(conversations.patricia)).facts.at(-1)).to.match(/^com Bruno/);
    });

    it('me: nothing', async () => {
      expect((await show(conversations.mariana)).facts).to.have.length(2);
    });

    it('among several queues, the queue', async () => {
      const bot = { id: 'bot', kind: 'bot' as const };
      expect((await show(conversations.carlos, { queue: bot })).facts.at(-1)).to.equal('Bot');
      const vip = { id: 'vip', kind: 'custom' as const, label: 'VIP' };
      expect((await show(conversations.mariana, { queue: vip })).facts.at(-1)).to.equal('VIP');
    });
  });

  describe('keeps its form', () => {
    it('is 72 px high, 56 px when compact, and what the host says', async () => {
      expect((await show(conversations.rogerio)).box.height).to.equal(72);
      const compact = await show(conversations.rogerio, { density: 'compact' });
      expect(compact.box.height).to.equal(56);
      expect(compact.facts).to.deep.equal([]);
      expect([compact.wait, compact.chip, compact.badge]).to.deep.equal(['1 min', '12 min', '2']);
      compact.element.style.setProperty('--inbox-row-height', '64px');
      expect(compact.box.height).to.equal(64);
    });

    it('moves neither name nor time when counts come, grow and go', async () => {
      const row = await show(conversation({ unread: 0 }));
      const stands = () => JSON.stringify([row.boxOf('[part=name]'), row.boxOf('.time')]);
      const before = stands();
      for (const unread of [1, 9, 10, 99, 100, 1240, 0]) {
        row.element.conversation = conversation({ unread });
        await drawn(row.element);
        expect(stands(), String(unread)).to.equal(before);
      }
    });

    it('counts no further than 99', async () => {
      const badges = [];
      for (const unread of [1, 99, 100, 1240]) {
        badges.push((await show(conversation({ unread }))).badge);
      }
      expect(badges).to.deep.equal(['1', '99', '99+', '99+']);
    });

    for (const width of [248, 320, 700]) {
      for (const density of ['comfortable', 'compact'] as const) {
        it(`cuts long words and spills nothing at ${width} px, ${density}`, async () => {
          const row = await show(
            conversation({
              ...conversations.rogerio,
              contact: contact({ name: 'Lojamuitolonga'.repeat(12) }),
              channel: { kind: 'whatsapp', label: 'WhatsApp da Loja do Centro, segundo andar' },
              assignee: { id: 'b', name: 'Bruno Alves de Albuquerque e Vasconcelos' },
              unread: 1240,
            }),
            { width, density },
          );
          const { left, right } = row.box;
          for (const each of row.element.renderRoot.querySelectorAll('.lines *')) {
            const box = each.getBoundingClientRect();
            expect(box.left, each.className).to.be.at.least(left);
            expect(box.right, each.className).to.be.at.most(right + 0.5);
          }
        });
      }
    }
  });

  for (const lang of ['pt-BR', 'en', 'es']) {
    it(`is accessible in ${lang}`, async () => {
      await loadLanguage(lang.toLowerCase());
      speak(lang);
      const list = await fixture<HTMLElement>(
        html`<div role="listbox" aria-label="Conversas">
          ${Object.values(conversations).flatMap((row) =>
            ['comfortable', 'compact'].map(
              (density) =>
                html`<inbox-row
                  tabindex="0"
                  density=${density}
                  .conversation=${row}
                  .window=${windowOf(row, NOW)}
                  .now=${NOW}
                ></inbox-row>`,
            ),
          )}
        </div>`,
      );
      await drawn(list);
      await expect(list).to.be.accessible();
    });
  }
});
