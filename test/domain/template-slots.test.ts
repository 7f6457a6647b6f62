import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import {
  checkTemplate,
  fillTemplate,
  headerMedia,
  isApproved,
  isPhoneOnly,
  slotsOf,
} from '../../src/domain/template-slots.js';
import type { Template, TemplateButton } from '../../src/domain/template.js';

const template = (parts: Partial<Template> = {}): Template => ({
  id: 't1',
  name: 'order_update',
  language: 'pt_BR',
  body: 'Olá, {{1}}! Seu pedido {{2}} saiu.',
  ...parts,
});

const FULL = template({
  header: { kind: 'text', text: 'Pedido {{1}}' },
  body: 'Olá, {{first_name}}! Até {{ day }}, {{first_name}}.',
  footer: 'Loja {{1}}',
  buttons: [
    { kind: 'reply', text: 'Ok {{1}}' },
    { kind: 'url', text: 'Seguir', url: 'https://x.com/{{1}}' },
  ],
  params: { 'body:first_name': { label: 'Nome', example: 'Ana' } },
});

describe('slotsOf', () => {
  it('lists header, body and URL buttons in the order of reading, each slot once', () => {
    expect(slotsOf(FULL)).to.deep.equal([
      { key: 'header:1', name: '1', part: 'header' },
      { key: 'body:first_name', name: 'first_name', part: 'body', label: 'Nome', example: 'Ana' },
      { key: 'body:day', name: 'day', part: 'body' },
      { key: 'button1:1', name: '1', part: 'button' },
    ]);
  });

  const NONE: Record<string, Partial<Template>> = {
    'a plain text': { body: 'Olá' },
    'single braces': { body: 'Olá {1}' },
    'empty braces': { body: 'Olá {{}} {{ }}' },
    'braces around words': { body: 'Olá {{first name}}' },
    'a media header': { body: 'Olá', header: { kind: 'image' } },
    'buttons that are not for the web': {
      body: 'Olá',
      buttons: [
        { kind: 'phone', text: '{{1}}', phone: '+55{{1}}' },
        { kind: 'copy', text: '{{1}}' },
      ],
    },
  };
  for (const [name, parts] of Object.entries(NONE)) {
    it(`finds none in ${name}`, () => expect(slotsOf(template(parts))).to.deep.equal([]));
  }
});

describe('fillTemplate', () => {
  it('is the message as the customer will see it', () => {
    const params = {
      'header:1': '42',
      'body:first_name': ' Ana ',
      'body:day': 'sexta',
      'button1:1': 'abc%20def',
    };
    expect(fillTemplate(FULL, params)).to.deep.equal({
      name: 'order_update',
      header: 'Pedido 42',
      text: 'Olá, Ana! Até sexta, Ana.',
      footer: 'Loja {{1}}',
      buttons: ['Ok {{1}}', 'Seguir'],
    });
  });

  it('leaves what has no value visibly unfilled', () => {
    expect(fillTemplate(template(), { 'body:1': 'Ana', 'body:2': '  ' }).text).to.equal(
      'Olá, Ana! Seu pedido {{2}} saiu.',
    );
  });

  it('says nothing of parts that are not there', () => {
    expect(fillTemplate(template({ body: 'Olá', header: { kind: 'video' } }), {})).to.deep.equal({
      name: 'order_update',
      text: 'Olá',
    });
  });

  it('puts values in as they are', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('$&', '$1', '{{2}}', '<b>', '__proto__')),
        (value) => {
          fc.pre(value.trim() !== '');
          const { text } = fillTemplate(template({ body: 'a {{1}} b' }), { 'body:1': value });
          expect(text).to.equal(`a ${value.trim()} b`);
        },
      ),
    );
  });
});

describe('checkTemplate', () => {
  const good = { 'body:1': 'Ana', 'body:2': '42' };

  it('lets a filled template go', () => {
    expect(checkTemplate(template(), good)).to.deep.equal([]);
    expect(checkTemplate(template({ status: 'approved' }), good)).to.deep.equal([]);
  });

  for (const status of ['pending', 'rejected', 'paused', 'disabled'] as const) {
    it(`keeps back a ${status} one`, () =>
      expect(checkTemplate(template({ status }), good)).to.deep.equal([
        { key: 'template', problem: 'not_approved' },
      ]));
  }

  it('names every slot that is empty', () => {
    expect(checkTemplate(template(), { 'body:1': ' ' })).to.deep.equal([
      { key: 'body:1', problem: 'empty' },
      { key: 'body:2', problem: 'empty' },
    ]);
  });

  const BREAKS = ['a\nb', 'a\rb', 'a\tb', 'a    b', 'a\u2028b', 'a\vb'];
  for (const value of BREAKS) {
    it(`refuses ${JSON.stringify(value)}`, () =>
      expect(checkTemplate(template(), { ...good, 'body:2': value })).to.deep.equal([
        { key: 'body:2', problem: 'breaks' },
      ]));
  }
  it('takes three spaces', () =>
    expect(checkTemplate(template(), { ...good, 'body:2': 'a   b' })).to.deep.equal([]));

  const web = template({
    body: 'Olá',
    buttons: [{ kind: 'url', text: 'Ver', url: 'https://x.com/{{1}}' }],
  });
  const SUFFIXES: Record<string, boolean> = {
    abc: true,
    'a/b?c=d&e=f#g': true,
    'abc%20def': true,
    '%C3%A7': true,
    'abc def': false,
    ação: false,
    '100%': false,
    '%zz': false,
    '<b>': false,
    '"': false,
    [`${'%41'.repeat(50_000)}%`]: false,
  };
  for (const [value, passes] of Object.entries(SUFFIXES)) {
    it(`${passes ? 'takes' : 'refuses'} ${value.slice(0, 20)} in an address`, () =>
      expect(checkTemplate(web, { 'button0:1': value })).to.deep.equal(
        passes ? [] : [{ key: 'button0:1', problem: 'url' }],
      ));
  }

  const LIMITS = [
    {
      part: 'header',
      limit: 60,
      of: template({ header: { kind: 'text', text: '{{1}}' }, body: 'a' }),
    },
    { part: 'body', limit: 1024, of: template({ body: '{{1}}' }) },
  ];
  for (const { part, limit, of } of LIMITS) {
    it(`takes a ${part} of ${limit} characters and no more`, () => {
      const params = (length: number) => ({ [`${part}:1`]: 'a'.repeat(length) });
      expect(checkTemplate(of, params(limit))).to.deep.equal([]);
      expect(checkTemplate(of, params(limit + 1))).to.deep.equal([
        { key: `${part}:1`, problem: 'too_long', part, over: 1 },
      ]);
    });
  }

  it('blames the longest value for the length, also while another is missing', () => {
    expect(
      checkTemplate(template(), { 'body:1': 'a'.repeat(500), 'body:2': 'b'.repeat(600) }),
    ).to.deep.equal([{ key: 'body:2', problem: 'too_long', part: 'body', over: 100 }]);
    expect(checkTemplate(template(), { 'body:1': 'a'.repeat(1100) })).to.deep.equal([
      { key: 'body:2', problem: 'empty' },
      { key: 'body:1', problem: 'too_long', part: 'body', over: 101 },
    ]);
  });

  it('takes a slot that is still empty for what it may become', () =>
    expect(
      checkTemplate(template({ body: `${'a'.repeat(1023)}{{first_name}}` }), {}),
    ).to.deep.equal([{ key: 'body:first_name', problem: 'empty' }]));

  it('blames the template where there is no value to shorten, each part by itself', () => {
    const long: Template = template({
      header: { kind: 'text', text: 'a'.repeat(62) },
      body: `${'a'.repeat(1030)} {{1}}`,
      footer: 'a'.repeat(61),
    });
    expect(checkTemplate(long, { 'body:1': 'Ana' })).to.deep.equal([
      { key: 'template', problem: 'too_long', part: 'header', over: 2 },
      { key: 'template', problem: 'too_long', part: 'body', over: 10 },
      { key: 'template', problem: 'too_long', part: 'footer', over: 1 },
    ]);
  });

  it('asks for the file of a media header', () => {
    const photo = template({ body: 'Olá', header: { kind: 'image' } });
    expect(checkTemplate(photo, {})).to.deep.equal([{ key: 'media', problem: 'media' }]);
    expect(checkTemplate(photo, {}, true)).to.deep.equal([]);
  });

  it('passes only what is within Meta’s rules', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (first, second) => {
        const params = { 'body:1': first, 'body:2': second };
        if (checkTemplate(template(), params).length > 0) return;
        const { text } = fillTemplate(template(), params);
        expect(text.length).to.be.at.most(1024);
        expect(text).not.to.match(/[\n\r\t]| {4}/);
        for (const value of [first, second]) expect(value.trim()).not.to.equal('');
      }),
    );
  });
});

describe('what a template is', () => {
  it('asks for a file by its header', () => {
    expect(headerMedia(template({ header: { kind: 'document' } }))).to.equal('document');
    expect(headerMedia(template({ header: { kind: 'text', text: 'a' } }))).to.equal(undefined);
    expect(headerMedia(template())).to.equal(undefined);
  });

  it('is approved where nothing is said', () => {
    expect(isApproved({})).to.equal(true);
    expect(isApproved({ status: 'approved' })).to.equal(true);
    expect(isApproved({ status: 'paused' })).to.equal(false);
  });

  const reply: TemplateButton = { kind: 'reply', text: 'a' };
  const url: TemplateButton = { kind: 'url', text: 'a', url: 'https://x.com' };
  const DESKTOP: [buttons: TemplateButton[] | undefined, phoneOnly: boolean][] = [
    [undefined, false],
    [[reply, reply, reply], false],
    [[url, url], false],
    [[reply, reply, reply, reply], true],
    [[reply, url], true],
  ];
  for (const [buttons, phoneOnly] of DESKTOP) {
    it(`${phoneOnly ? 'hides from' : 'shows on'} desktops ${JSON.stringify(buttons?.map(({ kind }) => kind))}`, () =>
      expect(isPhoneOnly(buttons ? { buttons } : {})).to.equal(phoneOnly));
  }
});
