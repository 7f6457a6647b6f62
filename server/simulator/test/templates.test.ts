import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../src/control.js';
import { Business } from './support/business.js';

const ANA = '+5511987650001';
const texts = (...values: string[]): JsonObject[] => values.map((text) => ({ type: 'text', text }));
const body = (...values: string[]): JsonObject => ({ type: 'body', parameters: texts(...values) });
const named = (values: Record<string, string>): JsonObject[] =>
  Object.entries(values).map(([parameter_name, text]) => ({ type: 'text', parameter_name, text }));
const urlButton = (text: string): JsonObject => ({
  type: 'button',
  sub_type: 'url',
  index: '0',
  parameters: texts(text),
});

describe('templates', () => {
  const open = async () => {
    const business = new Business();
    const ana = await business.control.customer({ name: 'Ana', phone: ANA });
    return {
      business,
      ana,
      account: business.number.wabaId,
      templates: business.control.templates,
    };
  };

  it('are filled: positional, named, with a file and buttons', async () => {
    const { business, ana } = await open();
    const answer = await business.template(ANA, 'retomar_atendimento', body('Ana', 'o sofá'));
    assert.equal((answer.body.messages as JsonObject[])[0]!.message_status, 'accepted');
    const first = await ana.hears('Olá, Ana! Sobre o sofá');
    assert.deepEqual(
      first.options?.map(({ title }) => title),
      ['Sim, continuar', 'Agora não'],
    );
    assert.equal(first.template!.footer, 'Loja Aurora');

    const { status } = await business.template(
      ANA,
      'pedido_a_caminho',
      { type: 'header', parameters: named({ pedido: '58.213' }) },
      { type: 'body', parameters: named({ quando: 'hoje', nome: 'Ana' }) },
      urlButton('58213'),
    );
    assert.equal(status, 200);
    const second = await ana.hears('Oi, Ana! O seu pedido saiu para entrega e chega hoje.');
    assert.equal(second.template!.header, 'Pedido 58.213');

    const { id } = (await business.upload(Uint8Array.of(1), 'image/png')).body;
    const image = { type: 'header', parameters: [{ type: 'image', image: { id } }] };
    await business.template(ANA, 'catalogo_novo', image, body('Ana'));
    const third = await ana.hears('Chegaram os sofás novos');
    assert.deepEqual(third.file, { id, mime: 'image/png', bytes: 1 });
    assert.deepEqual(third.template!.buttons, ['Quero ver', 'Ligar para a loja']);
  });

  it('are refused with what is wrong', async () => {
    const { business, ana } = await open();
    const order = { type: 'header', parameters: named({ pedido: '1' }) };
    const words = { type: 'body', parameters: named({ nome: 'a', quando: 'b' }) };
    for (const [what, name, parts, code] of [
      ['too few values', 'retomar_atendimento', [body('Ana')], 132000],
      ['too many values', 'retomar_atendimento', [body('Ana', 'a', 'b')], 132000],
      ['none at all', 'retomar_atendimento', [], 132000],
      ['no such name', 'nada', [], 132001],
      ['a paused one', 'promocao_de_natal', [], 132015],
      ['a new line in a value', 'retomar_atendimento', [body('Ana', 'a\nb')], 132018],
      ['an empty value', 'retomar_atendimento', [body('Ana', '')], 131008],
      [
        'a wrong name',
        'pedido_a_caminho',
        [order, { type: 'body', parameters: named({ nome: 'a', onde: 'b' }) }],
        132018,
      ],
      ['no end for the URL', 'pedido_a_caminho', [order, words], 131008],
      [
        'text for a picture',
        'catalogo_novo',
        [{ type: 'header', parameters: texts('a') }, body('Ana')],
        132012,
      ],
      [
        'a picture that is not there',
        'catalogo_novo',
        [{ type: 'header', parameters: [{ type: 'image', image: { id: '1' } }] }, body('Ana')],
        100,
      ],
      ['a text that gets too long', 'retomar_atendimento', [body('Ana', 'x'.repeat(1024))], 132005],
    ] as const) {
      const answer = await business.template(ANA, name, ...(parts as unknown as JsonObject[]));
      assert.equal(answer.body.error?.code, code, what);
    }
    assert.deepEqual(await business.control.messagesTo(ana), []);
  });

  it('answer a tap with the payload that was sent along', async () => {
    const { business, ana } = await open();
    const payload = {
      type: 'button',
      sub_type: 'quick_reply',
      index: '1',
      parameters: [{ type: 'payload', payload: 'LATER' }],
    };
    await business.template(ANA, 'retomar_atendimento', body('Ana', 'o sofá'), payload);
    await ana.taps('Agora não');
    await business.control.webhooks.settled();
    const asked = await ana.hears();
    const { type, button, context } = business.messages.at(-1)!;
    assert.deepEqual([type, button], ['button', { payload: 'LATER', text: 'Agora não' }]);
    assert.deepEqual(context, { from: '551140001234', id: asked.id });
  });

  it('are listed page by page, with the fields that are asked for', async () => {
    const { business, account, templates } = await open();
    for (let at = 0; at < 3; at += 1) {
      const components = [{ type: 'BODY', text: 'Oi' }];
      await templates.add({ name: `t${at}`, language: 'pt_BR', category: 'UTILITY', components });
    }
    const names: unknown[] = [];
    let next: string | undefined = `/v25.0/${account}/message_templates?limit=3&fields=name`;
    let pages = 0;
    while (next !== undefined) {
      const page = (await (await business.fetch(next)).json()) as {
        data: JsonObject[];
        paging: { next?: string; cursors: object };
      };
      assert.deepEqual(Object.keys(page.data[0]!).sort(), ['id', 'name']);
      names.push(...page.data.map(({ name }) => name));
      next = page.paging.next;
      pages += 1;
    }
    assert.equal(pages, 3);
    assert.equal(names.length, 7);
    assert.equal(new Set(names).size, 7);
    const approved = await business.ask('GET', `${account}/message_templates?status=PAUSED`);
    assert.deepEqual(
      (approved.body.data as JsonObject[]).map(({ name }) => name),
      ['promocao_de_natal'],
    );
    assert.deepEqual((approved.body.paging as JsonObject).next, undefined);
  });

  it('are made, wait for Meta, and can be sent once it approves', async () => {
    const { business, ana, account, templates } = await open();
    const path = `${account}/message_templates`;
    const template = {
      name: 'aviso',
      language: 'pt_BR',
      category: 'UTILITY',
      components: [{ type: 'BODY', text: 'Oi, {{1}}, tudo certo.' }],
    };
    const { body: made } = await business.ask('POST', path, template);
    assert.deepEqual([made.status, made.category], ['PENDING', 'UTILITY']);
    const sent = () => business.template(ANA, 'aviso', body('Ana'));
    assert.equal((await sent()).body.error!.code, 132001);
    await templates.setStatus('aviso', 'pt_BR', 'APPROVED');
    assert.equal((await sent()).status, 200);
    await ana.hears('Oi, Ana, tudo certo.');
    await templates.setStatus('aviso', 'pt_BR', 'REJECTED', 'PROMOTIONAL');
    assert.equal((await sent()).body.error!.code, 132001);
    await business.control.webhooks.settled();
    const [approval, rejection] = business.values;
    assert.deepEqual(
      [approval!.event, approval!.message_template_name, approval!.message_template_id],
      ['APPROVED', 'aviso', Number(made.id)],
    );
    assert.deepEqual([rejection!.event, rejection!.reason], ['REJECTED', 'PROMOTIONAL']);

    const subcode = async (change: JsonObject) =>
      (await business.ask('POST', path, { ...template, name: 'b', ...change })).body.error
        ?.error_subcode;
    assert.equal(await subcode({ name: 'aviso' }), 2388024);
    assert.equal(
      await subcode({ components: [{ type: 'BODY', text: '{{1}} no começo' }] }),
      2388299,
    );
    assert.equal(
      await subcode({ components: [{ type: 'BODY', text: 'x'.repeat(1025) }] }),
      2388072,
    );
    assert.deepEqual((await business.ask('DELETE', `${path}?name=aviso`)).body, { success: true });
    assert.equal((await sent()).body.error!.code, 132001);
  });

  it('with a code to copy need a number', async () => {
    const { business, templates } = await open();
    const bia = await business.control.customer({ name: 'Bia', username: 'bia.lima' });
    const components = [{ type: 'BODY', text: 'O código é {{1}}.' }];
    await templates.add({
      name: 'code',
      language: 'pt_BR',
      category: 'AUTHENTICATION',
      components,
    });
    const { userId } = await bia.info();
    assert.equal((await business.template(userId, 'code', body('1'))).body.error!.code, 131062);
  });
});
