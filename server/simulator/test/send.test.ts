import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../src/control.js';
import { Business, HOUR } from './support/business.js';

const ANA = '+5511987650001';

const open = async (options = {}) => {
  const business = new Business(options);
  const ana = await business.control.customer({ name: 'Ana', phone: ANA });
  const question = await ana.says('Oi');
  await business.control.webhooks.settled();
  business.received.length = 0;
  return { business, ana, question, control: business.control };
};

const reply = (id: string, title = id) => ({ type: 'reply', reply: { id, title } });
const buttons = (...list: JsonObject[]) => ({
  type: 'button',
  body: { text: 'Pode ser?' },
  action: { buttons: list },
});
const list = (rows: JsonObject[], more: JsonObject = {}) => ({
  type: 'list',
  body: { text: 'Sobre o quê?' },
  action: { button: 'Ver opções', sections: [{ title: 'Setores', rows }] },
  ...more,
});
const rows = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `${at}`, title: `${at}` }));

describe('sending', () => {
  it('answers as Meta does, and climbs from sent to read', async () => {
    const { business, ana } = await open();
    const { userId } = await ana.info();
    const { status, body } = await business.text(ANA, 'Olá', { biz_opaque_callback_data: 'c1' });
    assert.equal(status, 200);
    const { id, ...rest } = (body.messages as [JsonObject & { id: string }])[0];
    assert.match(id, /^wamid\.[A-Za-z0-9+/]+=*$/);
    assert.deepEqual(rest, {});
    assert.deepEqual(
      { ...body, messages: [] },
      {
        messaging_product: 'whatsapp',
        contacts: [{ input: ANA, wa_id: '5511987650001', user_id: userId }],
        messages: [],
      },
    );
    await business.wait(1000);
    await ana.reads();
    await business.control.webhooks.settled();
    const { at } = (await ana.hears('Olá')).statuses[0]!;
    const common = {
      id,
      recipient_id: '5511987650001',
      recipient_user_id: userId,
      biz_opaque_callback_data: 'c1',
    };
    const { pricing, ...sent } = business.statuses[0]!;
    assert.deepEqual(sent, { ...common, status: 'sent', timestamp: String(Math.floor(at / 1000)) });
    assert.deepEqual(pricing, {
      billable: false,
      pricing_model: 'PMP',
      type: 'free_customer_service',
      category: 'service',
    });
    assert.deepEqual(
      business.statuses.slice(1).map(({ status: name, timestamp: _, ...more }) => [name, more]),
      [
        ['delivered', common],
        ['read', common],
      ],
    );
  });

  it('takes each type that is right', async () => {
    const { business, ana, question } = await open();
    const photo = (await business.upload(Uint8Array.of(0xff, 0xd8, 0xff), 'image/jpeg')).body.id;
    const paper = (await business.upload(Uint8Array.of(1), 'application/pdf')).body.id;
    for (const [type, content, words] of [
      ['text', { body: 'Veja https://a.example', preview_url: true }, 'Veja https://a.example'],
      ['image', { id: photo, caption: 'Assim?' }, 'Assim?'],
      ['image', { link: 'https://a.example/a.jpg' }, ''],
      ['document', { id: paper, filename: 'nota.pdf' }, ''],
      ['location', { latitude: -23.5, longitude: '-46.6', name: 'Loja' }, 'Loja'],
      ['contacts', [{ name: { formatted_name: 'Portaria' } }], 'Portaria'],
      ['interactive', buttons(reply('sim'), reply('nao')), 'Pode ser?'],
      ['interactive', list(rows(10)), 'Sobre o quê?'],
    ] as const) {
      const { status, body } = await business.send(ANA, { type, [type]: content });
      assert.equal(status, 200, `${type}: ${JSON.stringify(body)}`);
      assert.equal((await ana.thread()).at(-1)!.text, words);
    }
    const quoting = await business.text(ANA, 'Sim', { context: { message_id: question.id } });
    assert.equal(quoting.status, 200);
    assert.equal((await ana.hears('Sim')).contextId, question.id);
  });

  it('refuses each type that is wrong, with the code of Meta', async () => {
    const { business, ana, control } = await open();
    const long = (length: number) => 'x'.repeat(length);
    for (const [what, message, code] of [
      ['a text of 4,097', { type: 'text', text: { body: long(4097) } }, 100],
      ['an empty text', { type: 'text', text: { body: '' } }, 131008],
      ['no object of its type', { type: 'image' }, 131008],
      ['an unheard-of type', { type: 'poll', poll: {} }, 131051],
      ['a file with id and link', { type: 'image', image: { id: '1', link: 'https://a' } }, 100],
      ['a file that is not there', { type: 'image', image: { id: '1' } }, 100],
      ['a caption of 1,025', { type: 'image', image: { id: '1', caption: long(1025) } }, 100],
      ['audio with a caption', { type: 'audio', audio: { id: '1', caption: 'a' } }, 131009],
      [
        'a place off the earth',
        { type: 'location', location: { latitude: 91, longitude: 0 } },
        131009,
      ],
      ['a card without a name', { type: 'contacts', contacts: [{ phones: [] }] }, 131008],
      [
        'four buttons',
        { type: 'interactive', interactive: buttons(...rows(4).map(({ id }) => reply(id))) },
        131009,
      ],
      [
        'two buttons of one title',
        { type: 'interactive', interactive: buttons(reply('1', 'a'), reply('2', 'a')) },
        131009,
      ],
      ['a button of 21', { type: 'interactive', interactive: buttons(reply('1', long(21))) }, 100],
      ['eleven rows', { type: 'interactive', interactive: list(rows(11)) }, 131009],
      [
        'two rows of one id',
        { type: 'interactive', interactive: list([...rows(1), ...rows(1)]) },
        131009,
      ],
      [
        'a list with a picture',
        {
          type: 'interactive',
          interactive: list(rows(1), { header: { type: 'image', image: { id: '1' } } }),
        },
        131009,
      ],
      [
        'callback data of 513',
        { type: 'text', text: { body: 'a' }, biz_opaque_callback_data: long(513) },
        100,
      ],
      [
        'a reaction to nothing',
        { type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '👍' } },
        131009,
      ],
    ] as const) {
      const { status, body } = await business.send(ANA, message);
      assert.deepEqual([status, body.error?.code], [400, code], what);
    }
    assert.deepEqual(await control.messagesTo(ana), []);
    assert.deepEqual(await control.sends(), []);
  });

  it('needs the product and a recipient, and is no letter to oneself', async () => {
    const { business } = await open();
    const path = `${business.number.id}/messages`;
    for (const [body, code] of [
      [{ to: ANA, text: { body: 'a' } }, 100],
      [{ messaging_product: 'whatsapp', text: { body: 'a' } }, 100],
      [
        {
          messaging_product: 'whatsapp',
          to: business.number.displayPhoneNumber,
          text: { body: 'a' },
        },
        131021,
      ],
    ] as const) {
      assert.equal((await business.ask('POST', path, body)).body.error?.code, code);
    }
  });

  it('finds a Brazilian with the ninth digit and without, and says which one WhatsApp has', async () => {
    const { business, control } = await open();
    const joao = await control.customer({ name: 'João', phone: '+55 31 8888-7777' });
    await joao.says('Oi');
    const { body } = await business.text('+5531988887777', 'Oi');
    const [contact] = body.contacts as [JsonObject];
    assert.deepEqual([contact.input, contact.wa_id], ['+5531988887777', '553188887777']);
  });

  it('accepts a number that is not on WhatsApp, and fails later', async () => {
    const { business } = await open();
    assert.equal((await business.text('+5511900000000', 'Oi')).status, 200);
    await business.wait(1000);
    const [failed] = business.statuses;
    assert.deepEqual([failed!.status, failed!.errors![0]!.code], ['failed', 131026]);
  });

  it('reaches a customer without a number by her BSUID', async () => {
    const { business, control } = await open();
    const bia = await control.customer({ name: 'Bia', username: 'bia.lima' });
    await bia.says('Oi');
    const { userId, waId } = await bia.info();
    assert.equal(waId, undefined);
    const { status, body } = await business.text(userId, 'Olá');
    assert.equal(status, 200);
    assert.deepEqual(body.contacts, [{ input: userId, user_id: userId }]);
    await business.wait(1000);
    assert.equal(business.statuses[0]!.recipient_id, undefined);
    assert.equal(business.statuses[0]!.recipient_user_id, userId);
  });

  it('reacts to what she sent, once; only "sent" is told of that', async () => {
    const { business, ana, question } = await open();
    const react = (emoji: string) =>
      business.send(ANA, { type: 'reaction', reaction: { message_id: question.id, emoji } });
    await react('👍');
    await react('❤️');
    await business.wait(HOUR);
    const [message] = await ana.thread();
    assert.deepEqual(message!.reactions, [{ by: 'business', emoji: '❤️' }]);
    assert.deepEqual(
      business.statuses.map(({ status }) => status),
      ['sent', 'sent'],
    );
  });

  it('marks everything up to a message as read, and shows that it writes for 25 s', async () => {
    const { business, ana, question, control } = await open();
    const second = await ana.says('Alguém?');
    const third = await ana.says('?');
    const typing: boolean[] = [];
    const done = new AbortController();
    const listening = (async () => {
      for await (const event of control.events(done.signal))
        if (event.type === 'typing') typing.push(event.on);
    })();
    const answer = await business.read(second.id, { typing_indicator: { type: 'text' } });
    assert.deepEqual(answer.body, { success: true });
    const statusOf = async (id: string) =>
      (await ana.thread()).find((message) => message.id === id)!.status;
    assert.deepEqual(
      [await statusOf(question.id), await statusOf(second.id), await statusOf(third.id)],
      ['read', 'read', 'delivered'],
    );
    await business.wait(24_999);
    assert.deepEqual(typing, [true]);
    await business.wait(1);
    await control.until(() => typing.length === 2);
    assert.equal((await business.read('wamid.unknown')).body.error!.code, 131009);
    done.abort();
    await listening;
  });

  it('waits with two ticks until the phone is in reach', async () => {
    const { business, ana } = await open();
    await ana.goesOffline();
    await business.text(ANA, 'Oi');
    await business.wait(HOUR);
    await ana.reads();
    assert.deepEqual(
      business.statuses.map(({ status }) => status),
      ['sent'],
    );
    await ana.comesOnline();
    await business.control.webhooks.settled();
    assert.deepEqual(
      business.statuses.map(({ status }) => status),
      ['sent', 'delivered'],
    );
  });

  it('is told as played when she listens to a voice message, and as read only if she lets it', async () => {
    const { business, ana } = await open();
    const ogg = Uint8Array.from(Buffer.from('OggS'));
    const { id } = (await business.upload(ogg, 'audio/ogg; codecs=opus')).body;
    await business.send(ANA, { type: 'audio', audio: { id, voice: true } });
    await business.wait(1000);
    const message = (await ana.thread()).at(-1)!;
    await ana.sharesReadReceipts(false);
    await ana.reads();
    await ana.plays(message);
    await ana.plays(message);
    await business.control.webhooks.settled();
    assert.deepEqual(
      business.statuses.map(({ status }) => status),
      ['sent', 'delivered', 'played'],
    );
  });
});
