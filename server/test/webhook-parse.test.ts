import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Inbound } from '../src/channel/channel.js';
import { parseWebhook, type Parsed } from '../src/channel/whatsapp/webhook-parse.js';
import {
  bytes,
  calls,
  change,
  echoes,
  envelope,
  maria,
  moves,
  NUMBER,
  receipt,
  says,
  seconds,
  writes,
} from './support/meta.js';

const NOW = Date.UTC(2026, 10, 23, 12, 0, 5);
const AT = Date.UTC(2026, 10, 23, 12);

type Json = Record<string, unknown>;

const read = (...changes: Json[]): Parsed[] => parseWebhook(bytes(envelope(...changes)), NOW);
const one = (webhook: Json): Inbound => {
  const [parsed, ...others] = read(webhook);
  assert.equal(others.length, 0);
  assert.ok(parsed && 'inbound' in parsed, JSON.stringify(parsed));
  return parsed.inbound;
};
const content = (type: string, body: unknown, more: Json = {}): unknown => {
  const inbound = one(says(maria, type, body, { more }));
  assert.equal(inbound.kind, 'message');
  return inbound.kind === 'message' && inbound.content;
};

describe('a webhook is read', () => {
  it('with who, when, where and what', () => {
    assert.deepEqual(one(writes(maria, 'Olá', { id: 'wamid.A', at: AT })), {
      kind: 'message',
      channelId: NUMBER,
      person: maria,
      at: AT,
      wamid: 'wamid.A',
      content: { kind: 'text', text: 'Olá' },
      opensWindow: true,
    });
  });

  const file = { id: '77', mime_type: 'image/jpeg', sha256: 'x', caption: 'veja' };
  const kinds: [name: string, type: string, body: unknown, is: unknown][] = [
    ['text', 'text', { body: '*oi*' }, { kind: 'text', text: '*oi*' }],
    ['image', 'image', file, { kind: 'image', media: { mime: 'image/jpeg' }, caption: 'veja' }],
    [
      'video',
      'video',
      { id: '1', mime_type: 'video/mp4' },
      { kind: 'video', media: { mime: 'video/mp4' } },
    ],
    [
      'voice note',
      'audio',
      { id: '1', mime_type: 'audio/ogg; codecs=opus', voice: true },
      { kind: 'audio', media: { mime: 'audio/ogg; codecs=opus', voice: true } },
    ],
    [
      'audio file',
      'audio',
      { id: '1', mime_type: 'audio/mpeg', voice: false },
      { kind: 'audio', media: { mime: 'audio/mpeg' } },
    ],
    [
      'document',
      'document',
      { id: '1', mime_type: 'application/pdf', filename: 'conta.pdf' },
      { kind: 'document', media: { mime: 'application/pdf', name: 'conta.pdf' } },
    ],
    [
      'sticker',
      'sticker',
      { id: '1', mime_type: 'image/webp', animated: true },
      { kind: 'sticker', media: { mime: 'image/webp' } },
    ],
    [
      'location',
      'location',
      { latitude: -23.5, longitude: '-46.6', name: 'Loja', address: 'Rua A' },
      { kind: 'location', lat: -23.5, lng: -46.6, name: 'Loja', address: 'Rua A' },
    ],
    [
      'contacts',
      'contacts',
      [{ name: { formatted_name: 'Ana' }, phones: [{ phone: '+55 11 9' }, { wa_id: '5511' }] }],
      { kind: 'contacts', contacts: [{ name: 'Ana', phones: ['+55 11 9', '5511'] }] },
    ],
    [
      'button reply',
      'interactive',
      { type: 'button_reply', button_reply: { id: 'b1', title: 'Sim' } },
      { kind: 'choice', text: 'Sim', choiceId: 'b1' },
    ],
    [
      'list reply',
      'interactive',
      { type: 'list_reply', list_reply: { id: 'r1', title: 'Vendas', description: 'Comprar' } },
      { kind: 'choice', text: 'Vendas', choiceId: 'r1', description: 'Comprar' },
    ],
    [
      'form',
      'interactive',
      {
        type: 'nfm_reply',
        nfm_reply: {
          name: 'flow',
          body: 'Enviado',
          response_json: '{"flow_token":"t","cor":"azul"}',
        },
      },
      { kind: 'choice', text: 'Enviado', description: 'cor: azul' },
    ],
    [
      'call permission',
      'interactive',
      { type: 'call_permission_reply', call_permission_reply: { response: 'accept' } },
      { kind: 'choice', text: 'accept' },
    ],
    [
      'template button',
      'button',
      { payload: 'YES', text: 'Quero' },
      { kind: 'choice', text: 'Quero', choiceId: 'YES' },
    ],
    [
      'order',
      'order',
      {
        text: 'Por favor',
        product_items: [
          { product_retailer_id: 'A1', quantity: 2, item_price: 9.9, currency: 'BRL' },
        ],
      },
      { kind: 'text', text: 'Por favor\n2 × A1 · 9.90 BRL' },
    ],
    [
      'unsupported',
      'unsupported',
      { type: 'poll_creation' },
      { kind: 'unsupported', note: 'poll_creation' },
    ],
    ['type of tomorrow', 'hologram', { x: 1 }, { kind: 'unsupported', note: 'hologram' }],
    ['text without text', 'text', {}, { kind: 'unsupported', note: 'text' }],
    [
      'image without a file',
      'image',
      { mime_type: 'image/png' },
      { kind: 'unsupported', note: 'image' },
    ],
    [
      'location that is nowhere',
      'location',
      { latitude: 200, longitude: 0 },
      { kind: 'unsupported', note: 'location' },
    ],
  ];
  for (const [name, type, body, is] of kinds)
    it(`${name}`, () => assert.deepEqual(content(type, body), is));

  it('a file by its id at Meta', () => {
    const inbound = one(says(maria, 'image', file));
    assert.equal(inbound.kind === 'message' && inbound.providerId, '77');
  });

  it('a file that was too big to be brought, with the reason', () => {
    const errors = [{ code: 131052, title: 'Media download error' }];
    assert.deepEqual(content('video', undefined, { errors }), {
      kind: 'unsupported',
      note: 'Media download error',
    });
  });

  it('what is not supported as no opening of the window', () => {
    const inbound = one(says(maria, 'unsupported', { type: 'edit' }));
    assert.equal(inbound.kind === 'message' && inbound.opensWindow, false);
  });

  it('quote and advertisement', () => {
    const more = {
      context: { from: '5511', id: 'wamid.Q', forwarded: true },
      referral: { source_url: 'https://fb.me/1', headline: 'Promoção', source_type: 'ad' },
    };
    const inbound = one(says(maria, 'text', { body: 'oi' }, { more }));
    assert.ok(inbound.kind === 'message');
    assert.equal(inbound.quotes, 'wamid.Q');
    assert.deepEqual(inbound.referral, { headline: 'Promoção', url: 'https://fb.me/1' });
  });

  it('reactions, taken back when there is no emoji', () => {
    const reacts = (reaction: Json) => one(says(maria, 'reaction', reaction, { at: AT }));
    const said = { kind: 'reaction', channelId: NUMBER, person: maria, at: AT, wamid: 'wamid.A' };
    assert.deepEqual(reacts({ message_id: 'wamid.A', emoji: '👍🏽' }), { ...said, emoji: '👍🏽' });
    assert.deepEqual(reacts({ message_id: 'wamid.A' }), said);
    assert.deepEqual(reacts({ message_id: 'wamid.A', emoji: '' }), said);
  });

  it('edits and revokes', () => {
    const text = { type: 'text', text: { body: 'novo' } };
    const edit = one(says(maria, 'edit', { original_message_id: 'wamid.A', message: text }));
    assert.ok(edit.kind === 'edit');
    assert.deepEqual([edit.wamid, edit.text], ['wamid.A', 'novo']);
    const image = { type: 'image', image: { caption: 'nova' } };
    const caption = one(says(maria, 'edit', { original_message_id: 'wamid.A', message: image }));
    assert.equal(caption.kind === 'edit' && caption.text, 'nova');
    const revoke = one(says(maria, 'revoke', { original_message_id: 'wamid.A' }));
    assert.equal(revoke.kind === 'revoke' && revoke.wamid, 'wamid.A');
  });

  it('what the business wrote on its phone, with to whom', () => {
    const { name, ...ids } = maria;
    const echo = one(echoes(maria, 'respondo daqui', { id: 'wamid.E', at: AT }));
    assert.ok(echo.kind === 'message');
    assert.deepEqual([echo.echo, echo.person], [true, ids]);
  });

  it('calls of a customer, and none that the business places', () => {
    const { kind, person, callId, at } = one(calls(maria, { id: 'wacid.9', at: AT })) as Inbound & {
      kind: 'call';
    };
    assert.deepEqual([kind, person, callId, at], ['call', maria, 'wacid.9', AT]);
    const end = calls(maria, {
      id: 'wacid.9',
      at: AT + 60_000,
      more: { event: 'terminate', start_time: seconds(AT) },
    });
    assert.deepEqual(one(end), one(calls(maria, { id: 'wacid.9', at: AT })));
    const placed = calls(maria, { more: { direction: 'BUSINESS_INITIATED' } });
    assert.deepEqual(one(placed), { kind: 'nothing', what: 'call' });
  });

  it('another number, told or hidden, and another id', () => {
    const to = { userId: 'BR.9', waId: '5511900000000' };
    const from = { userId: 'BR.1', waId: '5511987654321' };
    const moved = { kind: 'moved', channelId: NUMBER, from, to, at: AT };
    assert.deepEqual(one(moves(from, to, { at: AT })), moved);
    assert.deepEqual(one(moves(from, { userId: 'BR.9' }, { at: AT })), {
      ...moved,
      to: { userId: 'BR.9' },
      hidden: true,
    });
    const system = { type: 'user_changed_user_id', user_id: 'BR.9', previous_user_id: 'BR.1' };
    assert.deepEqual(one(says({}, 'system', system, { at: AT })), {
      ...moved,
      from: { userId: 'BR.1' },
      to: { userId: 'BR.9' },
    });
    const old = {
      type: 'customer_changed_number',
      wa_id: '5511900000000',
      customer: '5511987654321',
    };
    assert.deepEqual(one(says({ waId: '5511987654321' }, 'system', old, { at: AT })), {
      ...moved,
      from: { waId: '5511987654321' },
      to: { waId: '5511900000000' },
    });
  });

  for (const status of ['sent', 'delivered', 'read', 'played'] as const)
    it(`the receipt ${status}`, () => {
      const more = { recipient_id: '5511987654321', biz_opaque_callback_data: 'm1', pricing: {} };
      assert.deepEqual(one(receipt('wamid.S', status, { at: AT, more })), {
        kind: 'status',
        channelId: NUMBER,
        wamid: 'wamid.S',
        status,
        at: AT,
        callback: 'm1',
        recipient: { waId: '5511987654321' },
      });
    });

  const failures: [code: number, is: string][] = [
    [131047, 'window_closed'],
    [131049, 'undeliverable'],
    [131053, 'invalid'],
  ];
  for (const [code, is] of failures)
    it(`a failure by ${code}`, () => {
      const errors = [{ code, title: 'T', message: 'M', error_data: { details: 'D' } }];
      const status = one(receipt('wamid.S', 'failed', { more: { errors } }));
      assert.ok(status.kind === 'status');
      assert.deepEqual(status.error, { code: is, text: 'D', providerCode: code });
    });

  for (const field of [
    'message_template_status_update',
    'message_template_quality_update',
    'message_template_components_update',
    'template_category_update',
  ])
    it(`${field} as news of templates`, () =>
      assert.deepEqual(one(change(field, { event: 'APPROVED' })), { kind: 'templates' }));

  for (const field of ['history', 'smb_app_state_sync', 'account_update', 'of_tomorrow'])
    it(`${field} as nothing for us`, () =>
      assert.deepEqual(one(change(field, {})), { kind: 'nothing', what: field }));

  it('groups, account errors and the withdrawn welcome as nothing for us', () => {
    const group = one(writes(maria, 'oi', { more: { group_id: 'g' } }));
    assert.deepEqual(group, { kind: 'nothing', what: 'group' });
    const status = receipt('wamid.S', 'read', { more: { recipient_type: 'group' } });
    assert.deepEqual(one(status), { kind: 'nothing', what: 'group' });
    assert.deepEqual(one(change('messages', { errors: [{ code: 131042 }] })), {
      kind: 'nothing',
      what: 'messages',
    });
    assert.deepEqual(one(says(maria, 'request_welcome', undefined)), {
      kind: 'nothing',
      what: 'request_welcome',
    });
  });
});

describe('a person', () => {
  const who = (message: Json, contacts: unknown): unknown => {
    const inbound = one(
      change('messages', {
        contacts,
        messages: [{ id: 'wamid.1', type: 'text', text: { body: 'x' }, ...message }],
      }),
    );
    return inbound.kind === 'message' && inbound.person;
  };

  it('without a number, with a username', () => {
    const contacts = [{ profile: { name: 'Sheena', username: '@sheena' }, user_id: 'US.1' }];
    assert.deepEqual(who({ from_user_id: 'US.1' }, contacts), {
      userId: 'US.1',
      name: 'Sheena',
      username: 'sheena',
    });
  });

  it('without a business-scoped id', () =>
    assert.deepEqual(who({ from: '+55 11 98765-4321' }, undefined), { waId: '5511987654321' }));

  it('by the contact block that is hers', () => {
    const contacts = [
      { profile: { name: 'A' }, wa_id: '5511900000001', user_id: 'BR.1' },
      { profile: { name: 'B' }, wa_id: '5511900000002', user_id: 'BR.2' },
    ];
    assert.deepEqual(who({ from: '5511900000002' }, contacts), {
      userId: 'BR.2',
      waId: '5511900000002',
      name: 'B',
    });
  });

  it('with the number that she shared when she was asked for it', () => {
    const card = { origin: 'contact_request', phones: [{ wa_id: '5511987654321' }] };
    const message = { type: 'contacts', contacts: [card], from_user_id: 'BR.1' };
    assert.deepEqual(who(message, []), { userId: 'BR.1', waId: '5511987654321' });
  });
});

describe('a time', () => {
  const at = (timestamp: unknown): unknown => {
    const inbound = one(writes(maria, 'x', { more: { timestamp } }));
    return inbound.kind === 'message' && inbound.at;
  };
  const times: [value: unknown, is: number][] = [
    ['1749416383', 1749416383000],
    [1749416383, 1749416383000],
    ['1749416383000', 1749416383000],
    [undefined, NOW],
    ['', NOW],
    ['soon', NOW],
    ['-5', NOW],
    ['0', NOW],
    [null, NOW],
    [{}, NOW],
    ['253370764800', NOW], // the year 9999
    ['1e400', NOW],
  ];
  for (const [value, is] of times)
    it(`${JSON.stringify(value)}`, () => assert.equal(at(value), is));
});
