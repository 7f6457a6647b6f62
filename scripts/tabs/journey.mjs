import assert from 'node:assert/strict';

/**
 * The whole journey of a conversation, in tabs that are open: a customer's phone, an agent, and her colleague. From the
 * customer's first message to the rating, and on to a new protocol.
 * - `dayLater` sets the backend's clock on by 24 hours.
 * - `blanks`: what the template is filled in with, by the names of the fields.
 * - `tellsTyping`: the agents hear that a customer writes, of which WhatsApp tells nobody.
 * - `files`, paths of a `photo` and a `voice` note: these go to the customer too, and hers comes.
 */
export function journey({
  phone,
  ana,
  bruno,
  customer,
  waiting,
  dayLater,
  blanks,
  tellsTyping,
  files,
}) {
  const steps = [];
  const step = (name, run) => steps.push([name, run]);
  /** Who took the conversation, and who came second. */
  let owner, colleague;
  let protocol;

  step('the customer writes, and the bot hands over to a sector', async () => {
    await phone.write('Mensagem', 'Boa tarde, quero trocar um produto');
    await phone.sees('assistente virtual');
    await phone.write('Mensagem', 'Suporte');
    await phone.sees('Vou chamar alguém');
    [protocol] = await phone.matches(/protocolo é (\d+-\d+)/g);
  });

  step('the red number grows, in the inbox and in the page around it', async () => {
    await ana.finds(`Novos, ${waiting.get(ana) + 1} esperando`, 'tab');
    await ana.shows('the number in the title', (page) =>
      page.title().then((title) => title.startsWith(`(${waiting.get(ana) + 1})`)),
    );
  });

  step('both read it in Novos without taking it', async () => {
    for (const tab of [ana, bruno]) {
      await tab.row(customer);
      await tab.sees('quero trocar um produto');
      await tab.sees(`#${protocol}`);
      await tab.finds('Continuar conversa', 'button');
      await tab.misses('Mensagem', 'textbox');
    }
    await phone.finds('Entregue', 'image');
    await phone.misses('Lida', 'image');
  });

  step('both continue it at once: one has it, the other is told who', async () => {
    const buttons = [];
    for (const tab of [ana, bruno]) buttons.push(await tab.finds('Continuar conversa', 'button'));
    await Promise.all(buttons.map((button) => button.evaluate((it) => it.click())));
    await ana.sees('assumiu a conversa');
    [owner, colleague] = (await ana.has('Ana Ribeiro assumiu')) ? [ana, bruno] : [bruno, ana];
    await owner.finds('Mensagem', 'textbox');
    await colleague.sees(`${owner.name} já assumiu esta conversa`, `${owner.name} está atendendo`);
    await colleague.misses('Continuar conversa', 'button');
    await colleague.misses('Mensagem', 'textbox');
    await ana.finds(`Novos, ${waiting.get(ana)} esperando`, 'tab');
  });

  step('the customer sees that it is read and that somebody types, then the answer', async () => {
    await owner.fill('Mensagem', 'Olá, Zilda! Vou ajudar com a troca.');
    await phone.sees('digitando…');
    await phone.misses('Entregue', 'image');
    await phone.finds('Lida', 'image');
    await owner.press('Enter');
    await phone.sees('Vou ajudar com a troca');
    await owner.finds('Lida', 'image');
  });

  step('the customer types, and sends a photo', async () => {
    await phone.fill('Mensagem', 'Vou mandar uma foto');
    if (tellsTyping) await owner.sees(`${customer} está digitando…`);
    await phone.press('Enter');
    await phone.click('Anexar');
    await phone.clickText('Foto de exemplo');
    await owner.picture();
  });

  if (files) {
    step('a photo and a voice note go to the customer, and hers comes', async () => {
      await owner.attach(files.photo);
      await owner.finds('Remover sofa.png', 'button');
      await owner.click('Enviar');
      await phone.loaded('img');
      await owner.attach(files.voice);
      await owner.finds('Remover voz.ogg', 'button');
      await owner.click('Enviar');
      await phone.loaded('audio');
      await phone.click('Anexar');
      await phone.clickText('Mensagem de voz de exemplo');
      await owner.plays(2);
    });
  }

  step('a reload keeps everything, the draft too', async () => {
    await owner.fill('Mensagem', 'Já vi o defeito, vou');
    await owner.page.reload();
    await owner.click('Meus', 'tab');
    await owner.row(customer);
    await owner.picture();
    await owner.looksBack();
    await owner.sees('quero trocar um produto');
    await owner.sees('Vou ajudar com a troca');
    await owner.contains('Mensagem', 'Já vi o defeito, vou');
  });

  step('a day later a template is the only way', async () => {
    await dayLater(owner);
    await owner.sees('A janela de 24 horas fechou');
    await owner.misses('Mensagem', 'textbox');
    await owner.click('Enviar modelo');
    await owner.clickText('retomar_conversa');
    for (const [field, value] of Object.entries(blanks)) await owner.fill(field, value);
    await owner.click('Enviar');
    await owner.sees('Aguardando resposta do cliente');
    await owner.misses('Mensagem', 'textbox');
    await owner.misses('Enviar modelo', 'button');
    await phone.sees('Ficamos sem a sua resposta sobre a troca do produto');
  });

  step('the customer answers, and the field is back with the draft', async () => {
    await phone.write('Mensagem', 'Oi, ainda quero trocar');
    await owner.sees('Oi, ainda quero trocar');
    await owner.contains('Mensagem', 'Já vi o defeito, vou');
  });

  step('it is transferred to the colleague, with a note', async () => {
    await owner.click('Transferir conversa');
    await owner.clickText(colleague.name);
    await owner.fill('Nota para o colega', 'Prometi a troca');
    await owner.click('Transferir');
    await owner.sees(`${colleague.name} está atendendo`);
    await colleague.click('Meus', 'tab');
    await colleague.row(customer);
    await colleague.sees(`${owner.name} transferiu para ${colleague.name}`);
    await colleague.sees('Prometi a troca');
    await colleague.contains('Mensagem', '');
    assert.ok(!(await phone.has('Prometi a troca')), 'the note is not for the customer');
  });

  step('the colleague closes with reason, final message and survey', async () => {
    await colleague.click('Concluir conversa');
    await colleague.choose('Motivo', 'solved');
    await colleague.finds('Mensagem final', 'switch');
    await colleague.finds('Pesquisa de satisfação', 'switch');
    await colleague.click('Concluir');
    await colleague.sees('Esta conversa foi concluída');
    await phone.sees('Como você avalia o nosso atendimento');
  });

  step('the customer rates, and it stays closed', async () => {
    await phone.write('Mensagem', '5');
    await colleague.sees('avaliou o atendimento com nota 5');
    await colleague.sees('Esta conversa foi concluída');
  });

  step('it stands in Concluídos with its protocol', async () => {
    await owner.click('Concluídos', 'tab');
    await owner.row(customer);
    await owner.sees(`#${protocol}`);
    await owner.sees('avaliou o atendimento com nota 5');
    await owner.sees('Esta conversa foi concluída');
  });

  step('a new message begins a new protocol', async () => {
    await phone.write('Mensagem', 'Mais uma dúvida');
    await phone.write('Mensagem', 'Suporte');
    const told = await phone.shows('a second protocol', async () => {
      const all = await phone.matches(/protocolo é (\d+-\d+)/g);
      return all.length === 2 && all;
    });
    assert.notEqual(told[1], told[0]);
    await owner.finds(`Novos, ${waiting.get(owner) + 1} esperando`, 'tab');
    await owner.click('Novos', 'tab');
    await owner.row(customer);
    await owner.sees(`#${told[1]}`);
    await owner.sees('Mais uma dúvida');
    await owner.finds('Continuar conversa', 'button');
    assert.ok(!(await owner.has('avaliou o atendimento')), 'the earlier one is not in it');
  });

  return steps;
}
