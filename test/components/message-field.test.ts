import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { define } from '../../src/components/define.js';
import { InboxMessageField } from '../../src/components/parts/message-field/message-field.js';
import { MAX_TEXT } from '../../src/domain/channel.js';
import { quickReplies } from '../../stories/fixtures.js';
import { MessageFieldHarness } from '../harness/message-field.harness.js';
import { speak } from '../harness/page.js';
import { clickOn } from '../harness/pointer.js';
import { Screen } from '../harness/screen.js';

define(InboxMessageField);

interface Field extends MessageFieldHarness {
  element: InboxMessageField;
  /** What it asked for, in order. */
  asked: string[];
  files: File[];
}

const show = async (given: Partial<InboxMessageField> = {}): Promise<Field> => {
  const asked: string[] = [];
  const files: File[] = [];
  const page = await fixture<HTMLElement>(
    html`<div
      .style=${'display: flex; width: 400px; padding-top: 340px'}
      @inbox-submit=${() => asked.push('submit')}
      @inbox-slash=${({ query }: { query?: string }) => asked.push(`slash ${query}`)}
      @inbox-quick-reply=${({ reply }: { reply: { name: string } }) => asked.push(reply.name)}
      @inbox-files=${(event: { files: File[] }) => files.push(...event.files)}
    >
      <inbox-message-field></inbox-message-field>
    </div>`,
  );
  const element = page.querySelector('inbox-message-field')!;
  Object.assign(element, given);
  await element.updateComplete;
  const screen = new Screen(page);
  // It is loaded at the first `/`.
  if (element.replies) await screen.until(() => screen.all('#options').length > 0);
  return Object.assign(new MessageFieldHarness(screen), { element, asked, files });
};

const photo = (name = 'image.png') => new File(['x'], name, { type: 'image/png' });

describe('inbox-message-field', () => {
  // Else the first `/` would wait for the server to compile it.
  before(() => import('../../src/components/parts/message-field/slash-list.js'));
  beforeEach(() => speak('pt-BR'));
  after(() => speak('en'));

  for (const lang of ['pt-BR', 'en', 'es']) {
    it(`is accessible in ${lang}, empty, near the limit, over it, and with its list`, async () => {
      speak(lang);
      const { element, screen } = await show();
      await expect(element).to.be.accessible();
      for (const given of [
        { value: 'x'.repeat(MAX_TEXT - 5) },
        { value: 'x'.repeat(MAX_TEXT + 5) },
        { value: '/', replies: quickReplies },
        { value: '/xyz', replies: [], note: 'Nada' },
      ]) {
        Object.assign(element, { replies: undefined }, given);
        await screen.until(() => !element.replies || screen.all('#options').length > 0);
        await expect(element).to.be.accessible();
      }
    });
  }

  describe('Enter', () => {
    it('sends, and with Shift breaks the line', async () => {
      const field = await show();
      await field.type('um');
      await field.press('Enter', { shift: true });
      await field.type('dois');
      expect(field.text).to.equal('um\ndois');
      expect(field.asked).to.deep.equal([]);
      await field.press('Enter');
      expect(field.text).to.equal('um\ndois');
      expect(field.asked).to.deep.equal(['submit']);
    });

    it('does the reverse where that is set', async () => {
      const field = await show({ enter: 'break' });
      await field.type('um');
      await field.press('Enter');
      expect(field.text).to.equal('um\n');
      await field.press('Enter', { shift: true });
      expect(field.asked).to.deep.equal(['submit']);
    });

    for (const how of ['isComposing', 'keyCode 229'] as const) {
      it(`chooses for an input method and sends nothing (${how})`, async () => {
        const field = await show();
        expect(field.compose('日本', how)).to.equal(true);
        expect(field.asked).to.deep.equal([]);
        expect(field.element.value).to.equal('日本');
        await field.press('Enter');
        expect(field.asked).to.deep.equal(['submit']);
      });
    }

    it('leaves a composition alone while what it writes is drawn', async () => {
      const field = await show();
      field.area.focus();
      field.area.value = 'にほ';
      field.area.setSelectionRange(1, 1);
      field.area.dispatchEvent(new InputEvent('input', { isComposing: true }));
      await field.element.updateComplete;
      expect(field.caret).to.equal(1);
    });
  });

  it('grows with its text to eight lines, and then scrolls', async () => {
    const field = await show();
    const one = field.area.offsetHeight;
    const heights: number[] = [];
    for (const lines of [1, 2, 5, 8, 12]) {
      field.element.value = Array.from({ length: lines }, () => 'x').join('\n');
      await field.element.updateComplete;
      heights.push(field.area.offsetHeight - one);
    }
    expect(heights).to.deep.equal([0, 20, 80, 140, 140]);
    expect(field.area.scrollHeight).to.be.above(field.area.clientHeight);
  });

  it('counts near the limit, says how far over it is, and cuts nothing', async () => {
    const { element, screen, area } = await show({ value: 'x'.repeat(MAX_TEXT - 200) });
    expect(screen.words).not.to.match(/caractere/);
    element.value += 'x';
    await element.updateComplete;
    expect(screen.words).to.include('Restam 199 caracteres');
    element.value = 'x'.repeat(MAX_TEXT + 1);
    await element.updateComplete;
    expect(screen.words).to.include('1 caractere a mais');
    expect(area.value).to.have.length(MAX_TEXT + 1);
    expect(area.ariaInvalid).to.equal('true');
  });

  describe('what is put in', () => {
    it('goes where the caret is, as if typed', async () => {
      const field = await show({ value: 'Oi! Tudo bem?' });
      field.area.setSelectionRange(3, 3);
      field.element.insert(' 😀');
      expect(field.element.value).to.equal('Oi! 😀 Tudo bem?');
      expect(field.caret).to.equal(6);
    });

    it('is taken back by Ctrl+Z, and what was typed before stays', async () => {
      const field = await show();
      await field.type('Oi');
      field.area.blur();
      field.element.insert('😀');
      await field.undo();
      expect(field.text).to.equal('Oi');
      expect(field.element.value).to.equal('Oi');
    });

    it('takes the place of all, until Ctrl+Z', async () => {
      const field = await show();
      await field.type('/oi');
      field.element.replace('Olá, Mariana!');
      expect(field.text).to.equal('Olá, Mariana!');
      await field.undo();
      expect(field.text).to.equal('/oi');
      field.element.replace('');
      expect(field.element.value).to.equal('');
    });

    it('keeps the caret when the same text comes from outside', async () => {
      const field = await show({ value: 'Bom dia' });
      field.area.focus();
      field.area.setSelectionRange(3, 3);
      field.element.value = 'Bom dia';
      field.element.requestUpdate();
      await field.element.updateComplete;
      expect(field.caret).to.equal(3);
    });
  });

  describe('paste', () => {
    it('takes files', async () => {
      const field = await show();
      expect(field.paste({ files: [photo(), photo('b.png')] })).to.equal(false);
      expect(field.files.map(({ name }) => name)).to.deep.equal(['imagem.png', 'b.png']);
    });

    it('takes a copied file that comes with its name', async () => {
      const field = await show();
      field.paste({ files: [photo('nota.png')], text: 'nota.png' });
      expect(field.files).to.have.length(1);
    });

    it('takes the text of what comes as picture and text', async () => {
      const field = await show();
      const goesOn = field.paste({ files: [photo()], text: 'A1\tB1', html: '<table></table>' });
      expect(goesOn).to.equal(true);
      expect(field.files).to.deep.equal([]);
    });

    it('leaves formatted text to the browser, which inserts it plain', async () => {
      const field = await show();
      expect(field.paste({ text: 'oi', html: '<b style="position:fixed">oi</b>' })).to.equal(true);
      expect(field.area.children).to.have.length(0);
    });
  });

  describe('/', () => {
    it('asks for quick replies at the beginning of the text only', async () => {
      const field = await show();
      await field.type('e/ou');
      expect(field.asked).to.deep.equal([]);
      field.element.value = '';
      await field.element.updateComplete;
      await field.type('/pr');
      expect(field.asked).to.deep.equal(['slash ', 'slash p', 'slash pr']);
      await field.press('Enter', { shift: true });
      expect(field.asked.at(-1)).to.equal('slash undefined');
    });

    it('marks with the arrow keys and picks with Enter, without sending', async () => {
      const field = await show({ value: '/', replies: quickReplies });
      expect(field.options[0]).to.match(/^Boas-vindas/);
      expect(field.marked).to.equal('Boas-vindas');
      await field.press('ArrowDown');
      await field.press('ArrowDown');
      expect(field.marked).to.equal('Um momento');
      await field.press('ArrowUp');
      expect(field.marked).to.equal('Protocolo');
      await field.press('Enter');
      expect(field.asked).to.deep.equal(['Protocolo']);
    });

    it('goes round at both ends, and begins anew with each list', async () => {
      const field = await show({ value: '/', replies: quickReplies });
      await field.press('ArrowUp');
      expect(field.marked).to.equal('Despedida');
      await field.press('ArrowDown');
      expect(field.marked).to.equal('Boas-vindas');
      await field.press('ArrowUp');
      field.element.replies = quickReplies.slice(3, 5);
      await field.element.updateComplete;
      expect(field.marked).to.equal('Prazo de entrega');
    });

    it('picks by the mouse and keeps the caret in the field', async () => {
      const field = await show({ value: '/', replies: quickReplies });
      field.area.focus();
      await clickOn(field.screen.all('[role=option]')[4]!);
      expect(field.asked).to.deep.equal(['Dados do Pix']);
      expect(field.screen.focused).to.equal('Mensagem');
    });

    it('closes by Esc, keeps the text, and stays closed until the text begins anew', async () => {
      const field = await show();
      await field.type('/p');
      field.element.replies = quickReplies;
      await field.element.updateComplete;
      await field.press('Escape');
      expect(field.asked.at(-1)).to.equal('slash undefined');
      expect(field.text).to.equal('/p');
      await field.type('r');
      expect(field.asked.at(-1)).to.equal('slash undefined');
      for (let sign = 0; sign < 3; sign += 1) await sendKeys({ press: 'Backspace' });
      await field.type('/');
      expect(field.asked.at(-1)).to.equal('slash ');
    });

    it('closes when the field is left', async () => {
      const field = await show();
      await field.type('/p');
      field.area.blur();
      expect(field.asked.at(-1)).to.equal('slash undefined');
    });

    it('sends nothing while nothing is found: a mistyped shortcut is no message', async () => {
      const field = await show({ value: '/xyz', replies: [], note: 'Nada encontrado para “xyz”' });
      expect(field.screen.words).to.include('Nada encontrado para “xyz”');
      await field.press('Enter');
      expect(field.asked).to.deep.equal([]);
      await field.press('Tab');
      expect(field.screen.focused).not.to.equal('Mensagem');
    });
  });
});
