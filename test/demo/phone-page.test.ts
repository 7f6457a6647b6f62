import { expect } from '@open-wc/testing';
import { quietShop, Shop, type Seat } from '../harness/local.harness.js';
import { PhonePageHarness } from '../harness/phone-page.harness.js';
import { release } from '../harness/pointer.js';

describe('the phone page of the demo', () => {
  let shop: Shop;
  let ana: Seat;
  let phone: PhonePageHarness;

  const open = async (contactId: string | null) =>
    (phone = await PhonePageHarness.open({ name: shop.name, seed: quietShop }, contactId));

  beforeEach(async () => {
    shop = new Shop();
    ana = await shop.agent('ana');
    await open('maria');
  });
  afterEach(async () => {
    await phone.close();
    await shop.close();
  });

  const served = async (): Promise<string> => {
    await phone.write('Oi');
    const [row] = await ana.queue('bot');
    await ana.claim(row!.id);
    return row!.id;
  };

  it('reads the marks of a text', async () => {
    await ana.write(await served(), 'Chega *amanhã* cedo');
    await phone.see('bold words', () => phone.words.at(-1) === 'Chega amanhã cedo');
  });

  it('lets a new customer be made and write', async () => {
    await phone.press('Novo cliente');
    await phone.enter({ name: 'Joana Prado', phone: '+55 11 95555-0001' }, 'Criar');
    await phone.see('her phone', () => phone.root.textContent.includes('Celular de Joana Prado'));
    await phone.write('Olá!');
    const [row] = await ana.queue('bot');
    expect(row!.contact).to.include({ name: 'Joana Prado', phone: '+5511955550001' });
  });

  it('shows what the bot asks, and answers it from a list', async () => {
    await phone.write('Oi');
    await phone.see('the question', () => phone.words.at(-1)!.includes('Sobre o que'));
    await phone.press('Ver opções');
    await phone.pick('Suporte');
    await phone.see('the protocol', () => phone.words.at(-1)!.includes('Seu protocolo'));
    expect((await ana.queue('new'))[0]!.sector?.id).to.equal('suporte');
  });

  it('shows ticks as agents read, and that one is writing', async () => {
    const conversationId = await served();
    expect(phone.tick).to.equal('Entregue');
    const { order } = (await ana.messages(conversationId)).at(-1)!;
    await ana.do({ type: 'read', conversationId, upTo: order });
    await phone.see('the blue ticks', () => phone.tick === 'Lida');
    ana.session.hint!({ type: 'typing', conversationId, on: true });
    await phone.see('the typing', () => phone.status === 'digitando…');
  });

  it('tells from the first letter that the customer types, on a page just opened too', async () => {
    await served();
    const stream = await ana.follow();
    const { now } = performance;
    performance.now = () => 1000;
    phone.begin('M');
    performance.now = now;
    expect((await stream.next('typing')).who.name).to.equal('Maria Souza');
    await stream.stop();
  });

  it('quotes, edits and deletes', async () => {
    const conversationId = await served();
    const question = await ana.write(conversationId, 'Qual o número do pedido?');
    await phone.see('the question', () => phone.words.at(-1)!.includes('Qual o número'));
    await phone.onLast('Responder');
    await phone.write('58.123');
    const [answer] = (await ana.messages(conversationId)).slice(-1);
    expect(answer).to.include({ replyTo: question.id });

    await phone.onLast('Editar');
    await phone.write('58.213');
    const [edited] = (await ana.messages(conversationId)).slice(-1);
    expect(edited!.content).to.deep.equal({ kind: 'text', text: '58.213' });
    await phone.onLast('Apagar');
    await phone.see('the tombstone', () => phone.words.at(-1) === 'Você apagou esta mensagem');
    expect((await ana.messages(conversationId)).at(-1)!.deletedAt).to.be.a('number');
  });

  it('reacts, and takes it back', async () => {
    const conversationId = await served();
    await ana.write(conversationId, 'Tudo certo!');
    await phone.see('the message', () => phone.words.at(-1) === 'Tudo certo!');
    await phone.onLast('❤️');
    await phone.see('the heart', () => phone.reactions === '❤️');
    await phone.onLast('Tirar a reação');
    await phone.see('no heart', () => phone.reactions === '');
    expect((await ana.messages(conversationId)).at(-1)!.reactions).to.deep.equal([]);
  });

  it('sends samples, a place and a contact card', async () => {
    const conversationId = await served();
    const kinds = async () =>
      (await ana.messages(conversationId)).map(({ content }) => content.kind);
    for (const [item, kind] of [
      ['Foto de exemplo', 'image'],
      ['Mensagem de voz de exemplo', 'audio'],
      ['Figurinha', 'sticker'],
    ] as const) {
      await phone.press('Anexar');
      await phone.press(item);
      await phone.see(item, () => phone.last.classList.contains(kind));
    }
    await phone.press('Anexar');
    await phone.press('Localização');
    await phone.enter({ name: 'Trabalho' }, 'Enviar');
    await phone.see('the place', () => phone.words.at(-1)!.includes('Trabalho'));
    await phone.press('Anexar');
    await phone.press('Contato');
    await phone.enter({ name: 'Síndico' }, 'Enviar');
    await phone.see('the card', () => phone.words.at(-1)!.includes('Síndico'));
    expect((await kinds()).slice(-5)).to.deep.equal([
      'image',
      'audio',
      'sticker',
      'location',
      'contacts',
    ]);
  });

  it('shows a voice note of an agent with its length and its shape', async () => {
    const conversationId = await served();
    const file = new Blob(['x'], { type: 'audio/ogg' });
    const { session, signal } = ana;
    const upload = { id: 'voice', conversationId, file, name: 'voz.ogg' };
    const attachment = await session.upload!(upload, { signal });
    const measured = { durationMs: 65_000, waveform: [0, 0.5, 1] };
    const content = { kind: 'audio', attachment, voice: true, ...measured } as const;
    await ana.do({ type: 'send', conversationId, content });
    await phone.see('the note', () => phone.words.at(-1) === 'Mensagem de voz · 1:05');
    expect(phone.heights).to.deep.equal(['2', '13', '24']);
  });

  it('takes the answer of a template, and the rating of the survey', async () => {
    const conversationId = await served();
    const params = { 'body:1': 'Maria', 'body:2': 'o pedido' };
    const content = { kind: 'template', templateId: 'retomar', language: 'pt_BR', params } as const;
    await ana.do({ type: 'send', conversationId, content });
    await phone.see('the template', () => phone.words.at(-1)!.includes('Podemos continuar'));
    await phone.press('Sim, continuar');
    await phone.see('the answer', () => phone.words.at(-1)!.includes('Sim, continuar'));
    await ana.do({ type: 'close', conversationId, reasonId: 'solved', survey: true });
    await phone.see('the survey', () => phone.words.at(-1)!.includes('Como você avalia'));
    await phone.press('Avaliar');
    await phone.pick('Nota 4');
    await phone.see('the thanks', () => phone.words.at(-1)!.includes('Obrigada'));
    expect((await ana.conversation(conversationId))?.closed?.rating).to.equal(4);
  });

  it('out of reach neither gets nor writes; calls when it is back', async () => {
    const conversationId = await served();
    await phone.setOnline(false);
    await phone.see('the notice', () => phone.root.querySelector('textarea') === null);
    const { id } = await ana.write(conversationId, 'Alô?');
    const status = async () =>
      (await ana.messages(conversationId)).find((row) => row.id === id)?.status;
    expect(await status()).to.equal('sent');
    await phone.setOnline(true);
    await phone.see('the field', () => phone.root.querySelector('textarea') !== null);
    await phone.press('Ligar');
    const stream = await ana.follow();
    while ((await ana.words(conversationId)).at(-1) !== '[called]')
      await stream.next('conversation');
    await stream.stop();
    expect(await status()).to.equal('read');
  });

  it('takes a press on a button though a message comes before the mouse is let go', async () => {
    const conversationId = await served();
    await phone.hold('Voltar para os clientes');
    await ana.write(conversationId, 'Ainda está aí?');
    await phone.see('the question', () => phone.words.at(-1) === 'Ainda está aí?');
    await release();
    await phone.see('nobody’s phone', () => phone.words.length === 0);
  });

  it('is accessible, with a conversation and without', async () => {
    await served();
    await expect(phone.root).to.be.accessible();
    await phone.press('Voltar para os clientes');
    await expect(phone.root).to.be.accessible();
  });
});
