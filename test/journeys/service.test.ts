import { expect } from '@open-wc/testing';
import { Counter, type Phone } from '../harness/counter.harness.js';
import type { InboxHarness } from '../harness/inbox.harness.js';
import { speak } from '../harness/page.js';

const HOUR = 3_600_000;

describe('from the first message to the rating, and on', () => {
  let counter: Counter;
  let maria: Phone;
  let ana: InboxHarness;
  let bruno: InboxHarness;
  let protocol: string;

  before(async () => {
    speak('pt-BR');
    counter = new Counter();
    maria = await counter.phone();
    ana = await counter.sit('ana');
    bruno = await counter.sit('bruno', { width: 800 });
  });
  after(async () => {
    await counter.close();
    speak('en');
  });

  it('a customer writes: the bot greets, and then she waits in Novos', async () => {
    await maria.write('Oi, boa tarde');
    await ana.until(() => ana.queue('Bot') === 'Bot, 1 conversa', 'no count of the bot');
    await maria.tap('Suporte');
    await ana.until(() => ana.queue('Novos') === 'Novos, 1 esperando', 'nobody waits');
    expect(ana.element.waiting).to.equal(1);
    expect(ana.heard).to.include('inbox-unread-changed');
  });

  it('an agent reads her without being noticed', async () => {
    ana.press(/^Novos/);
    await ana.openRow('Maria Souza');
    await ana.sees('Oi, boa tarde');
    await ana.until(() => ana.has('Continuar conversa'));
    expect(ana.has('Mensagem')).to.equal(false);
    expect(ana.list.row('Maria Souza').badge).to.equal('2');
    expect(await maria.ticks()).not.to.include('read');
    protocol = /#(\d{4}-\d+)/.exec(ana.words)![1]!;
  });

  it('takes the conversation, and the customer sees that she is read', async () => {
    ana.press('Continuar conversa');
    await ana.until(() => ana.has('Mensagem'), 'the field is not offered');
    await ana.until(
      () => ana.queue('Meus') === 'Meus, 1 conversa' && ana.queue('Novos') === 'Novos, 0 conversas',
    );
    expect(ana.heard).to.include('inbox-conversation-claimed');
    await ana.until(() => ana.bubbles.some((said) => said.includes('assumiu a conversa')));
    await ana.readToEnd();
    let ticks: (string | undefined)[] = [];
    await ana.until(() => {
      void maria.ticks().then((now) => (ticks = now));
      return ticks.length > 0 && ticks.every((tick) => tick === 'read');
    }, 'never read');
  });

  it('answers, and sees it arrive and be read', async () => {
    await ana.write('Bom dia, Maria! Como posso ajudar?');
    await maria.hears('Bom dia, Maria!');
    await maria.line.look();
    await ana.until(() => ana.tick('Bom dia, Maria!') === 'read', 'no ticks');
    expect(ana.heard).to.include('inbox-message-sent');
  });

  it('sends the protocol and a file', async () => {
    ana.press('Enviar protocolo ao cliente');
    await maria.hears(protocol);
    await ana.attach(
      new File(['%PDF-1.4 a quotation'], 'orçamento.pdf', { type: 'application/pdf' }),
    );
    await ana.until(() => ana.words.includes('orçamento.pdf'), 'not staged');
    ana.press('Enviar');
    await maria.hears('document');
    await ana.until(() => ana.bubbles.some((said) => said.includes('orçamento.pdf')));
  });

  it('a day later only a template goes, and then nothing until she answers', async () => {
    await (await counter.control()).moveClock(25 * HOUR);
    await ana.sees('A janela de 24 horas fechou.');
    expect(ana.has('Mensagem')).to.equal(false);
    ana.press('Enviar modelo');
    await ana.pressWhenThere(/^retomar_conversa/);
    await ana.until(() => ana.has(/^Assunto/));
    ana.fill(/^Nome do cliente/, 'Maria');
    ana.fill(/^Assunto/, 'o seu orçamento');
    await ana.drawn();
    ana.press('Enviar');
    await maria.hears('Ficamos sem a sua resposta sobre *o seu orçamento*');
    await ana.sees('Aguardando resposta do cliente');
    expect(ana.has('Mensagem')).to.equal(false);
  });

  it('her answer opens the field again', async () => {
    await maria.tap('Sim, continuar');
    await ana.until(() => ana.has('Mensagem'), 'the field did not come back');
    await ana.sees('Sim, continuar');
  });

  it('the conversation goes to a colleague, with a note that the customer does not see', async () => {
    ana.press('Transferir conversa');
    await ana.pressWhenThere(/^Bruno Castro disponível/);
    ana.fill('Nota para o colega', 'Já tem o orçamento');
    await ana.drawn();
    ana.press('Transferir');
    await ana.until(() => ana.heard.includes('inbox-conversation-transferred'));
    await ana.until(() => ana.all('dialog').length === 0 && !ana.has('Mensagem'));
    await ana.until(
      () =>
        ana.queue('Meus') === 'Meus, 0 conversas' && ana.queue('Outros') === 'Outros, 1 conversa',
    );
    await bruno.until(() => bruno.queue('Meus') === 'Meus, 1 conversa', 'it did not arrive');
    expect((await maria.words()).join()).not.to.include('Já tem o orçamento');
  });

  it('and the thread stays at its end, whatever takes the place of the field', async () => {
    await ana.sees('Ana Ribeiro transferiu para Bruno Castro');
    await ana.drawn();
    expect(ana.all('[part=to-end]')).to.have.length(0);
  });

  it('who goes on where the first one stopped', async () => {
    bruno.press(/^Meus/);
    await bruno.openRow('Maria Souza');
    await bruno.sees('Já tem o orçamento');
    await bruno.write('Oi, Maria! Aqui é o Bruno.');
    await maria.hears('Aqui é o Bruno.');
  });

  it('and closes it with a reason, a last message and the survey', async () => {
    bruno.press('Concluir conversa');
    await bruno.until(() => bruno.has('Pesquisa de satisfação'));
    await bruno.until(() => (bruno.control('Motivo') as HTMLSelectElement).options.length > 2);
    bruno.choose('Motivo', 'Resolvido');
    await bruno.drawn();
    bruno.press('Concluir');
    await bruno.until(() => bruno.heard.includes('inbox-conversation-closed'), 'not closed');
    await bruno.sees('Esta conversa foi concluída');
    await maria.hears('agradece');
    await maria.hears(/nota|avali/i);
  });

  it('her rating is noted, and opens nothing', async () => {
    await maria.tap('★★★★★');
    await bruno.sees('nota 5');
    await bruno.until(() => bruno.queue('Concluídos') === 'Concluídos, 1 conversa');
    expect(bruno.queue('Novos')).to.equal('Novos, 0 conversas');
    expect(bruno.queue('Bot')).to.equal('Bot, 0 conversas');
    bruno.press(/^Concluídos/);
    await bruno.until(() => bruno.list.names.includes('Maria Souza'));
  });

  it('what she writes next begins a new protocol, and the old one can be read from it', async () => {
    await maria.write('Oi de novo');
    await maria.tap('Suporte');
    await ana.until(() => ana.queue('Novos') === 'Novos, 1 esperando', 'nothing new');
    ana.press(/^Novos/);
    await ana.openRow('Maria Souza');
    await ana.sees('Oi de novo');
    await ana.until(() => !ana.words.includes(`#${protocol}`), 'still the old protocol');
    await ana.pressWhenThere(new RegExp(`^${protocol}`));
    await ana.sees('Conversa anterior, somente leitura.');
    await ana.sees('Aqui é o Bruno.');
    ana.press('Voltar à conversa atual');
    await ana.sees('Oi de novo');
  });
});
