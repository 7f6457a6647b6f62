import { expect } from '@open-wc/testing';
import { Counter } from '../harness/counter.harness.js';
import { speak } from '../harness/page.js';

describe('two agents who press "Continuar conversa" at once', () => {
  let counter: Counter;

  before(() => {
    speak('pt-BR');
    counter = new Counter();
  });
  after(async () => {
    await counter.close();
    speak('en');
  });

  it('one of them has it, the other is told who', async () => {
    const maria = await counter.phone();
    const ana = await counter.sit('ana', { width: 800 });
    const bruno = await counter.sit('bruno', { width: 800 });
    await maria.write('Oi');
    await maria.tap('Suporte');
    for (const agent of [ana, bruno]) {
      await agent.until(() => agent.queue('Novos') === 'Novos, 1 esperando');
      await agent.openRow('Maria Souza');
      await agent.until(() => agent.has('Continuar conversa'));
    }
    ana.press('Continuar conversa');
    bruno.press('Continuar conversa');
    await ana.until(() => ana.has('Mensagem') || bruno.has('Mensagem'), 'nobody has it');
    const [winner, loser, name] = ana.has('Mensagem')
      ? [ana, bruno, 'Ana Ribeiro']
      : [bruno, ana, 'Bruno Castro'];
    await loser.sees(`${name} já assumiu esta conversa.`);
    expect(loser.has('Mensagem')).to.equal(false);
    expect(loser.has('Continuar conversa')).to.equal(false);
    expect(winner.heard.filter((fact) => fact === 'inbox-conversation-claimed')).to.have.length(1);
    expect(loser.heard).not.to.include('inbox-conversation-claimed');

    await winner.write('Bom dia!');
    await maria.hears('Bom dia!');
    await loser.sees('Bom dia!');
  });
});
