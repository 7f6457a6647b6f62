import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { define } from '../../src/components/define.js';
import type { InboxBeforeTransferEvent } from '../../src/components/events.js';
import { InboxTransfer } from '../../src/components/panes/transfer/transfer.js';
import { AdapterError } from '../../src/domain/errors.js';
import { agents, conversation, me, sectors } from '../../stories/fixtures.js';
import { speak } from '../harness/page.js';
import { stage, type Stage, type StageOptions } from '../harness/stage.js';
import { expectDraftToBeSaid, expectUnsentToBeSaid } from '../harness/unsent.js';
import { CAN } from '../support/fake-backend.js';

define(InboxTransfer);

const BRUNO = /^Bruno Castro/;

interface Dialog extends Stage {
  /** How often it asked to be taken away. */
  closed(): number;
}

const show = async (options: Partial<StageOptions> = {}): Promise<Dialog> => {
  const all = await stage(html`<inbox-transfer open></inbox-transfer>`, {
    conversations: [conversation()],
    lookups: { agent: agents, sector: sectors },
    info: { me },
    ...options,
  });
  let closed = 0;
  all.screen.element
    .querySelector('inbox-transfer')!
    .addEventListener('inbox-dialog-close', () => (closed += 1));
  return { ...all, closed: () => closed };
};

const targets = ({ screen }: Stage): string[] =>
  screen.all<HTMLInputElement>('input[type=radio]').map((radio) => radio.labels![0]!.innerText);

describe('inbox-transfer', () => {
  beforeEach(() => speak('pt-BR'));
  after(() => speak('en'));

  it('offers sectors and colleagues with their presence in words, and not myself', async () => {
    const all = await show();
    expect(targets(all).map((words) => words.replace(/\s+/g, ' ').trim())).to.deep.equal([
      'Comercial setor atual',
      'Suporte',
      'Financeiro',
      'Bruno Castro disponível',
      'Carla Nogueira ausente',
      'Diego Martins fora',
    ]);
  });

  it('is accessible', async () => {
    const { screen } = await show();
    await expect(screen.element).to.be.accessible();
  });

  it('leaves out the sector in whose Novos it waits already', async () => {
    const { assignee: _, ...waiting } = conversation();
    const all = await show({ conversations: [waiting] });
    expect(targets(all)[0]).to.equal('Suporte');
  });

  it('shows presence as it changes', async () => {
    const { screen, backend, settle } = await show();
    backend.tell({ type: 'agent', agent: { ...agents[3]!, status: 'online' } });
    await settle();
    expect(screen.words).to.match(/Diego Martins disponível/);
  });

  it('offers only what the backend can do', async () => {
    const all = await show({
      info: { me, can: { ...CAN, transfer: { sector: true, agent: false } } },
    });
    expect(targets(all)).to.have.length(3);
    expect(all.screen.has('Nota para o colega')).to.equal(false);
  });

  it('finds by name, without regard to accents and case', async () => {
    const all = await show();
    all.screen.fill('Buscar setor ou atendente', 'NOGÚEIRA');
    await all.settle();
    expect(targets(all)).to.have.length(1);
    all.screen.fill('Buscar setor ou atendente', 'zzz');
    await all.settle();
    expect(all.screen.words).to.include('Nada encontrado para “zzz”');
  });

  it('goes to nobody who is out of sight once the search has changed', async () => {
    const all = await show();
    const { screen, backend, settle } = all;
    screen.press(/^Suporte/);
    screen.fill('Buscar setor ou atendente', 'sup');
    await settle();
    expect(screen.isOn(/^Suporte/)).to.equal(true);
    screen.fill('Buscar setor ou atendente', 'bru');
    await settle();
    screen.press('Transferir');
    await settle();
    expect(screen.words).to.include('Escolha um setor ou atendente.');
    expect(backend.executed).to.deep.equal([]);
    screen.press(BRUNO);
    await settle();
    screen.press('Transferir');
    await settle();
    expect(backend.executed[0]).to.deep.include({ to: { agentId: 'bruno' } });
  });

  it('is used by keyboard alone', async () => {
    const { screen, backend, settle, closed } = await show();
    await screen.until(() => screen.focused === 'Buscar setor ou atendente');
    await sendKeys({ type: 'bruno' });
    await settle();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'Troca de sofá' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    expect(screen.focused).to.equal('Transferir');
    await sendKeys({ press: 'Enter' });
    await settle();
    expect(backend.executed[0]).to.deep.include({
      type: 'transfer',
      conversationId: 'mariana',
      to: { agentId: 'bruno' },
      note: 'Troca de sofá',
    });
    expect(closed()).to.equal(1);
  });

  it('asks for a target before it goes', async () => {
    const { screen, backend, settle } = await show();
    screen.press('Transferir');
    await settle();
    expect(screen.words).to.include('Escolha um setor ou atendente');
    expect(screen.focused).to.match(/^Comercial/);
    expect(backend.executed).to.deep.equal([]);
  });

  it('says that messages have not left yet, for as long as that is so', async () => {
    await expectUnsentToBeSaid(await show());
  });

  it('says that what has been begun to write is not sent, and where it stays', async () => {
    await expectDraftToBeSaid(await show());
  });

  it('asks the host, and stays when the host says no', async () => {
    const { screen, backend, settle, closed } = await show();
    const asked: InboxBeforeTransferEvent[] = [];
    screen.element.addEventListener('inbox-before-transfer', (event) => {
      asked.push(event);
      event.preventDefault();
    });
    screen.press(/^Suporte/);
    screen.press('Transferir');
    await settle();
    expect(asked).to.have.length(1);
    expect(asked[0]!).to.deep.include({ conversationId: 'mariana', to: { sectorId: 'suporte' } });
    expect(backend.executed).to.deep.equal([]);
    expect(closed()).to.equal(0);
  });

  it('is sent once, however often it is pressed, and cannot be closed meanwhile', async () => {
    const { screen, backend, settle, closed } = await show({ rules: { transfer: 'hang' } });
    screen.press(BRUNO);
    screen.press('Transferir');
    await settle();
    screen.press('Transferindo…');
    screen.press('Cancelar');
    await sendKeys({ press: 'Escape' });
    await settle();
    expect(screen.isDisabled('Fechar')).to.equal(true);
    expect(backend.executed).to.have.length(1);
    expect(closed()).to.equal(0);
  });

  it('says why it failed, and tries again under the same id', async () => {
    const { screen, backend, settle, closed } = await show({
      rules: { transfer: new AdapterError('timeout', 'late', { applied: 'maybe' }) },
    });
    screen.press(BRUNO);
    screen.press('Transferir');
    await settle();
    expect(screen.words).to.include('O servidor demorou a responder');
    delete backend.rules.transfer;
    screen.press('Tentar de novo');
    await settle();
    expect(new Set(backend.executed.map(({ id }) => id)).size).to.equal(1);
    expect(closed()).to.equal(1);
  });

  it('is another transfer when something else was chosen after a failure', async () => {
    const { screen, backend, settle } = await show({
      rules: { transfer: new AdapterError('forbidden') },
    });
    screen.press(BRUNO);
    screen.press('Transferir');
    await settle();
    delete backend.rules.transfer;
    screen.press(/^Suporte/);
    await settle();
    screen.press('Transferir');
    await settle();
    expect(backend.executed.map((command) => 'to' in command && command.to)).to.deep.equal([
      { agentId: 'bruno' },
      { sectorId: 'suporte' },
    ]);
    expect(new Set(backend.executed.map(({ id }) => id)).size).to.equal(2);
  });

  it('offers to load the lists again', async () => {
    const all = await show({
      report: () => undefined,
      rules: { lookup: new AdapterError('unavailable') },
    });
    expect(all.screen.words).to.include('Não foi possível carregar.');
    delete all.backend.rules.lookup;
    all.screen.press('Tentar de novo');
    await all.settle();
    expect(targets(all)).to.have.length(6);
  });
});
