import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { type Letter } from '../src/channel/channel.js';
import type { ErrorCode, Template } from '../src/domain.js';
import {
  accepted,
  failed,
  json,
  letter,
  meta,
  open,
  signal,
  text,
  type Asked,
} from './support/graph.js';

async function sent(each: Letter): Promise<Record<string, unknown>> {
  meta.answers = [accepted];
  meta.asked = [];
  await open().send(each, signal);
  return JSON.parse(meta.asked[0]!.init.body as string) as Record<string, unknown>;
}

const template: Template = {
  id: 't',
  name: 'order',
  language: 'pt_BR',
  header: { kind: 'text', text: 'Pedido {{1}}' },
  body: 'De {{2}} para {{1}}, até {{10}}',
  buttons: [
    { kind: 'reply', text: 'Sim' },
    { kind: 'url', text: 'Ver', url: 'https://shop.example/o/{{1}}' },
  ],
};

describe('WhatsApp', () => {
  beforeEach(() => {
    meta.asked = [];
    meta.answers = [];
  });

  describe('writes a letter', () => {
    const head = {
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: '+5511987654321',
      biz_opaque_callback_data: 'command-1',
    };
    const option = (id: string, title = id, description?: string) => ({
      id,
      title,
      ...(description !== undefined && { description }),
    });
    const letters: [name: string, letter: Letter, payload: object][] = [
      ['text', text, { ...head, type: 'text', text: { body: 'Oi', preview_url: false } }],
      [
        'text with a link',
        letter({ kind: 'text', text: 'Veja https://a.example' }),
        { ...head, type: 'text', text: { body: 'Veja https://a.example', preview_url: true } },
      ],
      [
        'a quote',
        { ...text, quotes: 'wamid.0' },
        {
          ...head,
          type: 'text',
          text: { body: 'Oi', preview_url: false },
          context: { message_id: 'wamid.0' },
        },
      ],
      [
        'to a person without a phone',
        { ...text, to: { userId: 'BR.123' } },
        {
          messaging_product: 'whatsapp',
          recipient_type: 'individual',
          recipient: 'BR.123',
          biz_opaque_callback_data: 'command-1',
          type: 'text',
          text: { body: 'Oi', preview_url: false },
        },
      ],
      [
        'a photo',
        letter({ kind: 'media', media: 'image', providerId: 'f', caption: 'Nota', name: 'a.jpg' }),
        { ...head, type: 'image', image: { id: 'f', caption: 'Nota' } },
      ],
      [
        'a document',
        letter({ kind: 'media', media: 'document', providerId: 'f', name: 'nota.pdf' }),
        { ...head, type: 'document', document: { id: 'f', filename: 'nota.pdf' } },
      ],
      [
        'a voice note',
        letter({ kind: 'media', media: 'audio', providerId: 'f', voice: true }),
        { ...head, type: 'audio', audio: { id: 'f', voice: true } },
      ],
      [
        'buttons, cut to 20 characters',
        letter({ kind: 'options', text: '?', options: [option('a'), option('b', 'x'.repeat(30))] }),
        {
          ...head,
          type: 'interactive',
          interactive: {
            type: 'button',
            body: { text: '?' },
            action: {
              buttons: [
                { type: 'reply', reply: { id: 'a', title: 'a' } },
                { type: 'reply', reply: { id: 'b', title: `${'x'.repeat(19)}…` } },
              ],
            },
          },
        },
      ],
      [
        'a list',
        letter({
          kind: 'options',
          text: '?',
          options: [option('a', 'A', 'a!'), option('b'), option('c'), option('d')],
          listLabel: 'Escolher',
        }),
        {
          ...head,
          type: 'interactive',
          interactive: {
            type: 'list',
            body: { text: '?' },
            action: {
              button: 'Escolher',
              sections: [
                {
                  rows: [
                    { id: 'a', title: 'A', description: 'a!' },
                    { id: 'b', title: 'b' },
                    { id: 'c', title: 'c' },
                    { id: 'd', title: 'd' },
                  ],
                },
              ],
            },
          },
        },
      ],
      [
        'a template with places, in their order',
        letter({
          kind: 'template',
          template,
          params: {
            'header:1': 'A1',
            'body:1': 'um',
            'body:2': 'dois',
            'body:10': 'dez',
            'button1:1': 'x%20y',
          },
        }),
        {
          ...head,
          type: 'template',
          template: {
            name: 'order',
            language: { code: 'pt_BR' },
            components: [
              { type: 'header', parameters: [{ type: 'text', text: 'A1' }] },
              {
                type: 'body',
                parameters: ['um', 'dois', 'dez'].map((each) => ({ type: 'text', text: each })),
              },
              {
                type: 'button',
                sub_type: 'url',
                index: '1',
                parameters: [{ type: 'text', text: 'x%20y' }],
              },
            ],
          },
        },
      ],
      [
        'a template with names and a document above',
        letter({
          kind: 'template',
          template: {
            id: 't',
            name: 'bill',
            language: 'en',
            header: { kind: 'document' },
            body: 'Hi {{name}}',
          },
          params: { 'body:name': 'Ana' },
          headerProviderId: 'f',
          headerName: 'bill.pdf',
        }),
        {
          ...head,
          type: 'template',
          template: {
            name: 'bill',
            language: { code: 'en' },
            components: [
              {
                type: 'header',
                parameters: [{ type: 'document', document: { id: 'f', filename: 'bill.pdf' } }],
              },
              {
                type: 'body',
                parameters: [{ type: 'text', parameter_name: 'name', text: 'Ana' }],
              },
            ],
          },
        },
      ],
      [
        'a template without places',
        letter({
          kind: 'template',
          template: { id: 't', name: 'hi', language: 'en', body: 'Hi' },
          params: {},
        }),
        { ...head, type: 'template', template: { name: 'hi', language: { code: 'en' } } },
      ],
    ];
    for (const [name, each, payload] of letters) {
      it(name, async () => assert.deepEqual(await sent(each), payload));
    }

    it('to its number, with the token in the header only', async () => {
      meta.answers = [accepted];
      assert.deepEqual(await open().send(text, signal), { wamid: 'wamid.1' });
      const [{ url, init }] = meta.asked as [Asked];
      assert.equal(url.href, 'https://graph.facebook.com/v25.0/1065/messages');
      assert.equal(init.method, 'POST');
      assert.equal(init.redirect, 'manual');
      assert.equal(new Headers(init.headers).get('authorization'), 'Bearer secret');
    });

    it('and is told when Meta holds it back', async () => {
      meta.answers = [
        json({ messages: [{ id: 'wamid.1', message_status: 'held_for_quality_assessment' }] }),
      ];
      assert.deepEqual(await open().send(text, signal), { wamid: 'wamid.1', held: true });
    });

    const wrong: [name: string, letter: Letter, code: ErrorCode][] = [
      ['to nobody', { ...text, to: {} }, 'undeliverable'],
      [
        'with four buttons',
        letter({
          kind: 'options',
          text: '?',
          options: ['a', 'b', 'c', 'd'].map((id) => option(id)),
        }),
        'invalid',
      ],
    ];
    for (const [name, each, code] of wrong) {
      it(`never ${name}`, async () => {
        const error = await failed(open().send(each, signal));
        assert.equal(error.code, code);
        assert.equal(error.detail.retryAfterMs, undefined);
        assert.equal(meta.asked.length, 0);
      });
    }
  });
});
