import type { GraphRequest, JsonObject } from '../../src/control.js';
import type { ANSWERS } from '../../schema/answers.js';
import { Business, type Envelope } from './business.js';

export interface Journey {
  requests: GraphRequest[];
  answers: [kind: keyof typeof ANSWERS, answer: JsonObject][];
  envelopes: Envelope[];
}

const ANA = '+5511987650001';
const BYTES = Uint8Array.of(1, 2, 3);

/** Every kind of request, answer and webhook once. */
export async function journey(): Promise<Journey> {
  const numbers = [{ ...new Business().number, coexistence: true }];
  const business = new Business({ numbers });
  const { control, number } = business;
  const ana = await control.customer({ name: 'Ana Conceição', phone: ANA });
  const bia = await control.customer({ name: 'Bia', username: 'bia.lima' });
  const answers: Journey['answers'] = [];
  const keep = async (kind: keyof typeof ANSWERS, asked: Promise<{ body: JsonObject }>) => {
    const { body } = await asked;
    answers.push([kind, body]);
    return body;
  };
  const send = (message: JsonObject, to = ANA) => keep('sent', business.send(to, message));

  const question = await ana.says('Oi', { referral: { source_type: 'ad', source_id: '1' } });
  await bia.says('Olá');
  await ana.sendsPhoto(BYTES, { caption: 'Assim' });
  await ana.sendsVideo(BYTES);
  await ana.sendsVoice(BYTES);
  await ana.sendsDocument(BYTES, { name: 'nota.pdf' });
  await ana.sendsSticker(BYTES);
  await ana.sendsLocation({ latitude: -23.5, longitude: -46.6, name: 'Casa' });
  await ana.sendsContacts([{ name: 'Rui', phones: ['+55 11 93333-0101'] }]);
  await ana.sendsOrder([
    { product_retailer_id: 'sofa', quantity: 1, item_price: 10.5, currency: 'BRL' },
  ]);
  await ana.sendsUnsupported('poll_creation');
  await ana.edits(question, 'Oi!');
  await ana.calls();
  await control.writesFromApp(ana, 'Aqui é o Rui');

  const upload = async (mime: string) =>
    String((await keep('uploaded', business.upload(BYTES, mime))).id);
  const [photo, voice, paper] = [
    await upload('image/jpeg'),
    await upload('audio/ogg; codecs=opus'),
    await upload('application/pdf'),
  ];
  await keep('media', business.ask('GET', photo));
  await send({ type: 'text', text: { body: 'Olá!' }, biz_opaque_callback_data: 'command-1' });
  const quoted = { context: { message_id: question.id } };
  await send({ type: 'text', text: { body: 'Sobre isto' }, ...quoted });
  await send({ type: 'image', image: { id: photo, caption: 'Este?' } });
  await send({ type: 'audio', audio: { id: voice, voice: true } });
  await send({ type: 'document', document: { id: paper, filename: 'nota.pdf' } });
  await send({ type: 'video', video: { link: 'https://loja.example/video.mp4' } });
  await send({ type: 'location', location: { latitude: 1.5, longitude: 2.5, name: 'Loja' } });
  await send({
    type: 'contacts',
    contacts: [
      { name: { formatted_name: 'Loja', first_name: 'Loja' }, phones: [{ phone: '+5511' }] },
    ],
  });
  await send({ type: 'reaction', reaction: { message_id: question.id, emoji: '👍' } });
  const reply = { type: 'reply', reply: { id: 'yes', title: 'Sim' } };
  await send({
    type: 'interactive',
    interactive: { type: 'button', body: { text: 'Pode ser?' }, action: { buttons: [reply] } },
  });
  await ana.taps('Sim');
  const rows = [{ id: 'r1', title: 'Suporte', description: 'Defeitos' }];
  await send({
    type: 'interactive',
    interactive: {
      type: 'list',
      body: { text: 'Sobre?' },
      action: { button: 'Opções', sections: [{ title: 'Setores', rows }] },
    },
  });
  await ana.taps('Suporte');
  const words = ['Ana', 'o sofá'].map((value) => ({ type: 'text', text: value }));
  await send({
    type: 'template',
    template: {
      name: 'retomar_atendimento',
      language: { code: 'pt_BR' },
      components: [{ type: 'body', parameters: words }],
    },
  });
  await ana.taps('Sim, continuar');
  await send({ type: 'text', text: { body: 'Olá, Bia' } }, (await bia.info()).userId);
  await send({ type: 'text', text: { body: 'Quem?' } }, '+5511900000000');
  await business.wait(10_000);
  await ana.reacts(await ana.hears('Olá!'), '❤️');
  await ana.reads();
  await ana.plays(
    (await ana.thread()).find(({ content }) => content.voice === true && content.id === voice)!,
  );
  await keep('success', business.read(question.id, { typing_indicator: { type: 'text' } }));
  await keep('error', business.read('wamid.AA=='));
  await keep('error', business.ask('GET', '999'));
  await keep('templates', business.ask('GET', `${number.wabaId}/message_templates?limit=2`));
  const components = [{ type: 'BODY', text: 'Oi, {{1}}, tudo certo.' }];
  const template = { name: 'aviso', language: 'pt_BR', category: 'UTILITY', components };
  await keep(
    'templateCreated',
    business.ask('POST', `${number.wabaId}/message_templates`, template),
  );
  await control.templates.setStatus('aviso', 'pt_BR', 'APPROVED');
  await keep('numbers', business.ask('GET', `${number.wabaId}/phone_numbers`));
  await keep('node', business.ask('GET', number.id));
  await keep('success', business.ask('POST', `${number.wabaId}/subscribed_apps`));
  await keep('subscriptions', business.ask('GET', `${number.wabaId}/subscribed_apps`));
  await keep('success', business.ask('DELETE', photo));
  await ana.deletes(question);
  await ana.changesNumber('+55 21 98888-0000');
  await control.webhooks.settled();
  business.token = undefined;
  await keep('error', business.ask('GET', number.id));
  return {
    requests: await control.requests(),
    answers,
    envelopes: business.received.map(({ envelope }) => envelope),
  };
}
