import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { ErrorCode } from '../src/domain.js';
import { failed, json, meta, open, signal, type Answer } from './support/graph.js';

describe('WhatsApp', () => {
  beforeEach(() => {
    meta.asked = [];
    meta.answers = [];
  });

  it('reads the numbers of the account', async () => {
    meta.answers = [
      json({
        data: [
          { id: '1065', display_phone_number: '+55 11 3333-4444', verified_name: 'Loja Aurora' },
          { id: '1066' },
          { display_phone_number: '1' },
        ],
      }),
    ];
    assert.deepEqual(await open().numbers(signal), [
      { id: '1065', label: 'Loja Aurora', phone: '+551133334444' },
      { id: '1066', label: '1066' },
    ]);
  });

  it('reads all pages of templates by their cursors, and leaves out what cannot be sent', async () => {
    const raw = (id: string, over: object = {}) => ({
      id,
      name: `n_${id}`,
      language: 'pt_BR',
      status: 'APPROVED',
      category: 'UTILITY',
      components: [{ type: 'BODY', text: 'Oi {{1}}', example: { body_text: [['Ana']] } }],
      ...over,
    });
    const withPart = (id: string, part: object) =>
      raw(id, { components: [{ type: 'BODY', text: 'Oi' }, part] });
    meta.answers = [
      json({
        data: [
          raw('1'),
          raw('2', {
            status: 'PAUSED',
            components: [
              {
                type: 'HEADER',
                format: 'TEXT',
                text: 'Oi {{who}}',
                example: { header_text_named_params: [{ param_name: 'who', example: 'Ana' }] },
              },
              { type: 'BODY', text: 'Oi' },
              { type: 'FOOTER', text: 'Loja' },
              {
                type: 'BUTTONS',
                buttons: [
                  { type: 'QUICK_REPLY', text: 'Sim' },
                  { type: 'URL', text: 'Ver', url: 'https://a.example' },
                  { type: 'PHONE_NUMBER', text: 'Ligar', phone_number: '+55' },
                ],
              },
            ],
          }),
        ],
        paging: { cursors: { after: 'abc' }, next: 'https://evil.example/?access_token=secret' },
      }),
      json({
        data: [
          raw('3', { status: 'DELETED' }),
          raw('4', { status: 'SOMETHING_NEW' }),
          withPart('5', { type: 'CAROUSEL' }),
          withPart('6', { type: 'HEADER', format: 'LOCATION' }),
          withPart('7', { type: 'BUTTONS', buttons: [{ type: 'COPY_CODE', text: 'Copiar' }] }),
          { id: 8 },
          null,
          withPart('9', { type: 'HEADER', format: 'IMAGE' }),
        ],
        paging: { cursors: { after: 'def' } },
      }),
    ];
    const templates = await open().templates(signal);
    assert.deepEqual(
      templates.map(({ id, status }) => [id, status]),
      [
        ['1', 'approved'],
        ['2', 'paused'],
        ['9', 'approved'],
      ],
    );
    assert.deepEqual(templates[0]?.params, { 'body:1': { example: 'Ana' } });
    assert.deepEqual(templates[1]?.params, { 'header:who': { example: 'Ana' } });
    assert.equal(templates[1]?.buttons?.length, 3);
    assert.deepEqual(templates[2]?.header, { kind: 'image' });
    assert.equal(meta.asked[1]?.url.searchParams.get('after'), 'abc');
    assert.equal(meta.asked[1]?.url.origin, 'https://graph.facebook.com');
  });

  describe('files', () => {
    it('go with their type and name', async () => {
      meta.answers = [json({ id: 'f' })];
      const file = { bytes: Buffer.from('OggS'), mime: 'audio/ogg', name: 'voz.ogg' };
      assert.deepEqual(await open().uploadMedia('1065', file, signal), { providerId: 'f' });
      const form = meta.asked[0]!.init.body as FormData;
      const part = form.get('file') as File;
      assert.deepEqual(
        [form.get('messaging_product'), form.get('type'), part.type, part.name],
        ['whatsapp', 'audio/ogg; codecs=opus', 'audio/ogg; codecs=opus', 'voz.ogg'],
      );
      assert.equal(await part.text(), 'OggS');
    });

    const node = (over: object = {}) =>
      json({
        url: 'https://lookaside.fbsbx.com/f',
        mime_type: 'audio/ogg; codecs=opus',
        file_size: '4',
        ...over,
      });
    const bytes =
      (text = 'OggS', status = 200): Answer =>
      () =>
        new Response(text, { status });

    it('come in two steps, with the token at both', async () => {
      meta.answers = [node(), bytes()];
      const file = await open().downloadMedia('1065', 'm', signal);
      assert.deepEqual([Buffer.from(file.bytes).toString(), file.mime], ['OggS', 'audio/ogg']);
      assert.equal(meta.asked[1]?.url.href, 'https://lookaside.fbsbx.com/f');
      assert.equal(new Headers(meta.asked[1].init.headers).get('authorization'), 'Bearer secret');
      assert.equal(meta.asked[1].init.redirect, 'manual');
    });

    const elsewhere = [
      'http://lookaside.fbsbx.com/f',
      'https://lookaside.fbsbx.com.evil.example/f',
      'https://lookaside.fbsbx.com:8443/f',
      'https://lookaside.fbsbx.com@evil.example/f',
      'https://evil.example/lookaside.fbsbx.com',
      'http://127.0.0.1/f',
      'http://127.1/f',
      'http://0x7f000001/f',
      'http://2130706433/f',
      'http://[::1]/f',
      'http://[::ffff:127.0.0.1]/f',
      'http://localhost./f',
      'http://169.254.169.254/latest/meta-data',
      'http://10.0.0.1/f',
      'file:///etc/passwd',
      'data:text/plain,x',
      'lookaside.fbsbx.com/f',
      '',
      undefined,
    ];
    for (const url of elsewhere) {
      it(`never from ${url}`, async () => {
        meta.answers = [node({ url })];
        const error = await failed(open().downloadMedia('1065', 'm', signal));
        assert.equal(error.code, 'forbidden');
        assert.equal(meta.asked.length, 1);
      });
    }

    it('of a simulator come from its own origin, and from no other on loopback', async () => {
      const baseUrl = 'http://127.0.0.1:4000';
      meta.answers = [node({ url: 'http://127.0.0.1:4000/f' }), bytes()];
      await open({ baseUrl }).downloadMedia('1065', 'm', signal);
      meta.answers = [node({ url: 'http://127.0.0.1:5432/f' })];
      await failed(open({ baseUrl }).downloadMedia('1065', 'm', signal));
    });

    const troubles: [name: string, answers: Answer[], code: ErrorCode, again: boolean][] = [
      [
        'whose id is gone',
        [json({ error: { code: 100, error_subcode: 33, message: '' } }, 400)],
        'not_found',
        false,
      ],
      ['whose address has died', [node(), bytes('', 404)], 'unavailable', true],
      ['that lead on', [node(), bytes('', 302)], 'unavailable', false],
      ['that come in part', [node({ file_size: '5' }), bytes()], 'unavailable', true],
    ];
    for (const [name, each, code, again] of troubles) {
      it(`${name}: ${code}${again ? ', again later' : ''}`, async () => {
        meta.answers = [...each];
        const error = await failed(open().downloadMedia('1065', 'm', signal));
        assert.equal(error.code, code);
        assert.equal(error.detail.retryAfterMs !== undefined, again);
      });
    }
  });
});
