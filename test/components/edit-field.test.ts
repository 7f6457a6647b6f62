import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { define } from '../../src/components/define.js';
import type { InboxEditEvent } from '../../src/components/events.js';
import { InboxEditField } from '../../src/components/parts/edit-field/edit-field.js';
import { drawn } from '../harness/deep.js';
import { speak } from '../harness/page.js';
import { Screen } from '../harness/screen.js';

define(InboxEditField);

const show = async (change: Partial<InboxEditField> = {}) => {
  const heard: (string | undefined)[] = [];
  const box = await fixture<HTMLElement>(
    html`<div>
      <inbox-edit-field
        value="Mariana"
        placeholder="sem nome"
        label="Nome"
        edit-label="Editar nome"
        @inbox-edit=${({ value }: InboxEditEvent) => heard.push(value)}
      ></inbox-edit-field>
    </div>`,
  );
  const element = box.querySelector('inbox-edit-field')!;
  Object.assign(element, change);
  await drawn(element);
  const screen = new Screen(box);
  const edit = async (): Promise<void> => {
    screen.press('Editar nome');
    await screen.until(() => screen.focused === 'Nome');
  };
  return { screen, element, heard, edit };
};

describe('inbox-edit-field', () => {
  beforeEach(() => speak('pt-BR'));
  after(() => speak('en'));

  it('shows its value, or what stands for none', async () => {
    expect((await show()).screen.words).to.equal('Mariana');
    expect((await show({ value: '' })).screen.words).to.equal('sem nome');
    expect((await show({ locked: true })).screen.names).to.deep.equal([]);
  });

  it('begins with all of it selected, so that typing replaces it', async () => {
    const { heard, edit } = await show();
    await edit();
    await sendKeys({ type: 'Ana' });
    await sendKeys({ press: 'Enter' });
    expect(heard).to.deep.equal(['Ana']);
  });

  it('asks to save without the spaces around it', async () => {
    const { screen, heard, edit } = await show();
    await edit();
    screen.fill('Nome', '  Ana ');
    screen.press('Salvar');
    expect(heard).to.deep.equal(['Ana']);
  });

  it('gives up what is the same as before', async () => {
    const { screen, heard, edit } = await show();
    await edit();
    await sendKeys({ press: 'Enter' });
    await screen.until(() => screen.focused === 'Editar nome');
    expect(heard).to.deep.equal([undefined]);
  });

  it('does not save while a word is being composed', async () => {
    const { screen, heard, edit } = await show();
    await edit();
    screen.fill('Nome', 'まり');
    screen
      .control('Nome')
      .dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }),
      );
    expect(heard).to.deep.equal([]);
  });

  it('cannot be changed while it is being saved', async () => {
    const { screen, element, heard, edit } = await show();
    await edit();
    element.phase = 'saving';
    await drawn(element);
    expect((screen.control('Nome') as HTMLInputElement).readOnly).to.equal(true);
    await sendKeys({ press: 'Enter' });
    expect(heard).to.deep.equal([]);
  });

  it('says what went wrong, and keeps what was typed', async () => {
    const { screen, element, edit } = await show();
    await edit();
    screen.fill('Nome', 'Ana');
    Object.assign(element, { phase: 'failed', problem: 'O servidor está fora do ar.' });
    await drawn(element);
    expect(screen.words).to.include('O servidor está fora do ar.');
    expect((screen.control('Nome') as HTMLInputElement).value).to.equal('Ana');
    expect(screen.control('Nome').ariaInvalid).to.equal('true');
    await expect(screen.element).to.be.accessible();
  });

  it('lets decide between theirs and mine', async () => {
    const { screen, element, heard, edit } = await show();
    await edit();
    screen.fill('Nome', 'Ana');
    Object.assign(element, { phase: 'conflict', value: 'Bia', problem: 'Alguém mudou.' });
    await drawn(element);
    await expect(screen.element).to.be.accessible();
    screen.press('Salvar o meu');
    expect(heard).to.deep.equal(['Ana']);
    screen.press('Ficar com esse');
    await drawn(element);
    expect(heard).to.deep.equal(['Ana', undefined]);
    expect(screen.words).to.equal('Bia');
  });

  it('shows the value again once it is settled, with the focus where it was', async () => {
    const { screen, element, edit } = await show();
    await edit();
    element.value = 'Ana';
    element.settle();
    await screen.until(() => screen.focused === 'Editar nome');
    expect(screen.words).to.equal('Ana');
  });
});
