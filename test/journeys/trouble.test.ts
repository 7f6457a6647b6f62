import { expect } from '@open-wc/testing';
import { Counter, type Phone } from '../harness/counter.harness.js';
import type { InboxHarness } from '../harness/inbox.harness.js';
import { speak } from '../harness/page.js';

describe('when things go wrong', () => {
  let counter: Counter;
  let maria: Phone;
  let ana: InboxHarness;

  before(() => speak('pt-BR'));
  after(() => speak('en'));

  beforeEach(async () => {
    counter = new Counter();
    maria = await counter.phone();
    ana = await counter.sit('ana', { width: 1000 });
    await maria.write('Oi');
    await maria.tap('Suporte');
    await ana.openRow('Maria Souza');
    await ana.pressWhenThere('Continuar conversa');
    await ana.until(() => ana.has('Mensagem'));
  });
  afterEach(() => counter.close());

  it('what is written without a connection waits in sight, and is sent once, in order', async () => {
    counter.faults.set({ offline: true });
    await ana.sees('Sem conexão');
    await ana.write('Primeira');
    await ana.write('Segunda');
    expect(ana.tick('Segunda')).to.equal('queued');
    expect((await maria.words()).join()).not.to.include('Primeira');
    expect(ana.words).to.include('Oi');
    counter.faults.set({ offline: false });
    await ana.pressWhenThere('Tentar agora');
    await maria.hears('Segunda');
    await ana.until(() => !ana.words.includes('Sem conexão'));
    const mine = (await maria.words()).filter((said) => /^(Primeira|Segunda)$/.test(said));
    expect(mine).to.deep.equal(['Primeira', 'Segunda']);
  });

  it('an answer that was lost does not send the message twice', async () => {
    counter.faults.set({ loseAnswer: 1 });
    await ana.write('Uma vez só');
    await maria.hears('Uma vez só');
    await ana.until(() => /sent|delivered/.test(ana.tick('Uma vez só') ?? ''), 'never confirmed');
    expect((await maria.words()).filter((said) => said === 'Uma vez só')).to.have.length(1);
    expect(ana.heard.filter((fact) => fact === 'inbox-message-sent')).to.have.length(1);
  });

  it('a closing that stops half-way goes on where it stopped', async () => {
    counter.faults.set({ failNext: { command: 'close', step: 'survey', code: 'unavailable' } });
    ana.press('Concluir conversa');
    await ana.until(() => (ana.control('Motivo') as HTMLSelectElement).options.length > 2);
    ana.choose('Motivo', 'Resolvido');
    await ana.drawn();
    ana.press('Concluir');
    await ana.sees('Enviar a pesquisa de satisfação falhou');
    expect(ana.words).to.include('Enviar a mensagem final feito');
    ana.press('Tentar de novo');
    await ana.until(() => ana.heard.includes('inbox-conversation-closed'), 'not closed');
    const final = (await maria.words()).filter((said) => said.includes('agradece'));
    expect(final).to.have.length(1);
  });

  it('a name that a colleague changed meanwhile is not overwritten unasked', async () => {
    const bruno = await counter.sit('bruno', { width: 1000 });
    await bruno.until(() => bruno.queue('Outros') === 'Outros, 1 conversa');
    await ana.pressWhenThere('Editar nome');
    await ana.until(() => ana.has('Nome do contato'));
    counter.faults.set({ failNext: { command: 'editContact', code: 'conflict' } });
    ana.fill('Nome do contato', 'Maria S. Lima');
    ana.press('Salvar');
    await ana.sees('Alguém mudou o nome');
    ana.press('Salvar o meu');
    await ana.until(() => !ana.has('Nome do contato'));
    await ana.sees('Maria S. Lima');
    bruno.press(/^Outros/);
    await bruno.until(() => bruno.list.names.includes('Maria S. Lima'), 'never heard');
  });
});
