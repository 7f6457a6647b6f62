import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../src/control.js';
import type { Customer } from '../src/customer.js';
import { Business } from './support/business.js';

const ANA = '+5511987650001';
const BYTES = Uint8Array.of(1, 2, 3);

describe('customers', () => {
  const open = async (options = {}) => {
    const business = new Business(options);
    const { control } = business;
    const ana = await control.customer({ name: 'Ana', phone: ANA });
    const told = async () => {
      await control.webhooks.settled();
      return business.messages.at(-1)!;
    };
    return { business, control, ana, told };
  };

  it('send every kind, told as Meta tells it', async () => {
    const { ana, told } = await open();
    const question = await ana.says('Oi');
    const media = (message: JsonObject) => {
      const { id, sha256, ...rest } = message as { id: string; sha256: string };
      assert.match(id, /^\d+$/);
      assert.match(sha256, /^[A-Za-z0-9+/]{43}=$/);
      return rest;
    };
    const kinds: [string, (who: Customer) => Promise<unknown>, JsonObject][] = [
      [
        'image',
        (who) => who.sendsPhoto(BYTES, { caption: 'Assim' }),
        { mime_type: 'image/jpeg', caption: 'Assim' },
      ],
      ['video', (who) => who.sendsVideo(BYTES), { mime_type: 'video/mp4' }],
      ['audio', (who) => who.sendsAudio(BYTES), { mime_type: 'audio/mpeg', voice: false }],
      [
        'audio',
        (who) => who.sendsVoice(BYTES),
        { mime_type: 'audio/ogg; codecs=opus', voice: true },
      ],
      [
        'document',
        (who) => who.sendsDocument(BYTES, { name: 'a.pdf' }),
        { mime_type: 'application/pdf', filename: 'a.pdf' },
      ],
      ['sticker', (who) => who.sendsSticker(BYTES), { mime_type: 'image/webp', animated: false }],
    ];
    for (const [type, sends, expected] of kinds) {
      await sends(ana);
      const message = await told();
      assert.equal(message.type, type);
      assert.deepEqual(media(message[type] as JsonObject), expected);
    }
    await ana.sendsLocation({ latitude: -23.5, longitude: -46.6, name: 'Casa' });
    assert.deepEqual((await told()).location, { latitude: -23.5, longitude: -46.6, name: 'Casa' });
    await ana.sendsContacts([{ name: 'Rui Alves', phones: ['+55 11 93333-0101'] }]);
    assert.deepEqual((await told()).contacts, [
      {
        name: { formatted_name: 'Rui Alves', first_name: 'Rui' },
        phones: [{ phone: '+55 11 93333-0101', type: 'CELL', wa_id: '5511933330101' }],
      },
    ]);
    const item = { product_retailer_id: 'sofa', quantity: 1, item_price: 10.5, currency: 'BRL' };
    await ana.sendsOrder([item], 'Quero este');
    const { order } = (await told()) as { order?: JsonObject };
    assert.deepEqual([order!.text, order!.product_items], ['Quero este', [item]]);
    await ana.sendsUnsupported('poll_creation');
    const unknown = await told();
    assert.deepEqual(unknown.unsupported, { type: 'poll_creation' });
    assert.equal((unknown.errors as [{ code: number }])[0].code, 131051);
    await ana.says('Olha', { forwarded: true });
    assert.deepEqual((await told()).context, { forwarded: true });
    await ana.quotes(question, 'Esta aqui');
    assert.deepEqual((await told()).context, { from: '5511987650001', id: question.id });
    const referral = { source_type: 'ad', source_id: '1', source_url: 'https://fb.me/1' };
    await ana.says('Vi o anúncio', { referral });
    assert.deepEqual((await told()).referral, referral);
  });

  it('tap what was offered, and nothing else', async () => {
    const { business, ana, told } = await open();
    await ana.says('Oi');
    const reply = (id: string, title: string) => ({ type: 'reply', reply: { id, title } });
    const interactive = {
      type: 'button',
      body: { text: 'Pode ser?' },
      action: { buttons: [reply('yes', 'Sim'), reply('no', 'Não')] },
    };
    await business.send(ANA, { type: 'interactive', interactive });
    const asked = await ana.hears('Pode ser?');
    await ana.taps('Sim');
    const tapped = await told();
    assert.deepEqual(tapped.interactive, {
      type: 'button_reply',
      button_reply: { id: 'yes', title: 'Sim' },
    });
    assert.deepEqual(tapped.context, { from: '551140001234', id: asked.id });
    await assert.rejects(ana.taps('Talvez'), /Talvez/);

    const rows = [{ id: 'r1', title: 'Suporte', description: 'Defeitos' }];
    const action = { button: 'Opções', sections: [{ title: 'Setores', rows }] };
    const list = { type: 'list', body: { text: 'Sobre?' }, action };
    await business.send(ANA, { type: 'interactive', interactive: list });
    await ana.taps('r1');
    assert.deepEqual((await told()).interactive, { type: 'list_reply', list_reply: rows[0] });
  });

  it('react, and take it back: no emoji then', async () => {
    const { business, ana, told } = await open();
    await ana.says('Oi');
    await business.text(ANA, 'Olá');
    const { id } = await ana.hears('Olá');
    await ana.reacts(id, '❤️');
    assert.deepEqual((await told()).reaction, { message_id: id, emoji: '❤️' });
    assert.deepEqual((await ana.hears('Olá')).reactions, [{ by: 'customer', emoji: '❤️' }]);
    await ana.reacts(id);
    assert.deepEqual((await told()).reaction, { message_id: id });
    assert.deepEqual((await ana.hears('Olá')).reactions, []);
  });

  it('edit and delete: told in full only to a number that is in the app too', async () => {
    const { ana, told } = await open();
    const message = await ana.says('58.123');
    await ana.edits(message, '58.213');
    assert.deepEqual((await told()).unsupported, { type: 'edit' });
    const before = await told();
    await ana.deletes(message);
    assert.equal(await told(), before);

    const numbers = [{ ...new Business().number, coexistence: true }];
    const both = await open({ numbers });
    const { id } = await both.ana.says('58.123');
    await both.ana.edits(id, '58.213');
    assert.deepEqual((await both.told()).edit, {
      original_message_id: id,
      message: { type: 'text', text: { body: '58.213' } },
    });
    await both.ana.deletes(id);
    assert.deepEqual((await both.told()).revoke, { original_message_id: id });
    await assert.rejects(both.ana.edits(id, 'zu spät'));
  });

  it('change their number: a system message of the old one, without contacts, and a new BSUID', async () => {
    const { business, ana, told } = await open();
    await ana.says('Oi');
    const before = await ana.info();
    await ana.changesNumber('+55 21 98888-0000');
    const after = await ana.info();
    const { from, from_user_id, system } = await told();
    assert.deepEqual([from, from_user_id], ['5511987650001', before.userId]);
    assert.deepEqual(system, {
      type: 'user_changed_number',
      body: 'User Ana changed from 5511987650001 to 5521988880000',
      wa_id: '5521988880000',
      user_id: after.userId,
      previous_user_id: before.userId,
    });
    assert.notEqual(after.userId, before.userId);
    assert.equal(business.values.at(-1)!.contacts, undefined);
  });

  it('hide their number behind a username', async () => {
    const { business, ana, told } = await open();
    await ana.says('Oi');
    await ana.takesUsername('ana.s');
    await ana.says('Oi de novo');
    const message = await told();
    const { userId } = await ana.info();
    assert.deepEqual([message.from, message.from_user_id], [undefined, userId]);
    assert.deepEqual(business.values.at(-1)!.contacts, [
      { profile: { name: 'Ana', username: 'ana.s' }, user_id: userId },
    ]);
    await assert.rejects(ana.takesUsername('A'));
  });

  it('tell it to a business that asks', async () => {
    const { business, ana, control, told } = await open();
    await ana.takesUsername('ana.s');
    await ana.says('Oi');
    const action = { name: 'request_contact_info' };
    const interactive = { type: 'request_contact_info', body: { text: 'Seu número?' }, action };
    const { status } = await business.send(ANA, { type: 'interactive', interactive });
    assert.equal(status, 200);
    await ana.sharesNumber(await ana.hears('Seu número?'));
    const [card] = (await told()).contacts as [JsonObject & { phones: JsonObject[] }];
    assert.deepEqual([card.origin, card.phones[0]!.wa_id], ['contact_request', '5511987650001']);
    const bia = await control.customer({ name: 'Bia', username: 'bia.lima' });
    await assert.rejects(bia.sharesNumber(), /no number/);
  });

  it('call: it rings, and nobody answers', async () => {
    const { business, ana } = await open();
    await ana.calls();
    await business.wait(60_000);
    const calls = business.values.flatMap(({ calls: list }) => list as JsonObject[]);
    assert.deepEqual(
      calls.map(({ event, direction }) => [event, direction]),
      [
        ['connect', 'USER_INITIATED'],
        ['terminate', 'USER_INITIATED'],
      ],
    );
    assert.equal(calls[0]!.id, calls[1]!.id);
  });

  it('get what a colleague writes in the app; the business hears of it as an echo', async () => {
    const { business, control, ana } = await open();
    const { id } = await control.writesFromApp(ana, 'Aqui é o Rui');
    await business.wait(1000);
    assert.equal((await ana.hears('Aqui é o Rui')).status, 'delivered');
    const [value] = business.values;
    const [echo] = value!.message_echoes as [JsonObject];
    assert.deepEqual(
      [echo.id, echo.from, echo.to, echo.text],
      [id, '551140001234', '5511987650001', { body: 'Aqui é o Rui' }],
    );
    assert.deepEqual(business.statuses, []);
  });

  it('are found by number, in any spelling, or by username', async () => {
    const { control, ana } = await open();
    const again = await control.customer({ name: 'A.', phone: '(55) 11 8765-0001' });
    assert.equal(again.id, ana.id);
    const bia = await control.customer({ name: 'Bia', username: 'bia.lima' });
    assert.equal((await control.customer({ name: 'B', username: 'bia.lima' })).id, bia.id);
    await assert.rejects(control.customer({ name: 'C', phone: '12' }), /no phone number/);
    assert.deepEqual(
      (await control.customers()).map(({ id }) => id),
      [ana.id, bia.id],
    );
  });

  it('follow a script on the clock', async () => {
    const { business, control, ana } = await open();
    await control.run('angry', ana);
    await business.wait(2000);
    assert.equal((await control.messagesFrom(ana)).length, 2);
    await business.wait(60_000);
    assert.equal((await control.messagesFrom(ana)).length, 5);
    await assert.rejects(control.run('nobody', ana), /angry/);
  });
});
