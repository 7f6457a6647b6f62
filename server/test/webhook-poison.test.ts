import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseWebhook, type Parsed } from '../src/channel/whatsapp/webhook-parse.js';
import {
  bytes,
  calls,
  echoes,
  envelope,
  joao,
  maria,
  moves,
  receipt,
  says,
  writes,
} from './support/meta.js';

const NOW = Date.UTC(2026, 10, 23, 12, 0, 5);

type Json = Record<string, unknown>;

const read = (...changes: Json[]): Parsed[] => parseWebhook(bytes(envelope(...changes)), NOW);

describe('a webhook that is broken', () => {
  const whole: [name: string, body: Uint8Array | string][] = [
    ['nothing', ''],
    ['no JSON', '{"object":'],
    ['a page', '<html>'],
    ['no UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
    ['null', 'null'],
    ['a list', '[]'],
    ['a number', '1e400'],
    ['of another product', '{"object":"page","entry":[]}'],
    ['entry is no list', '{"object":"whatsapp_business_account","entry":{}}'],
    ['no entry', '{"object":"whatsapp_business_account"}'],
    ['changes is no list', '{"object":"whatsapp_business_account","entry":[{"changes":7}]}'],
    ['entry of null', '{"object":"whatsapp_business_account","entry":[null]}'],
  ];
  for (const [name, body] of whole)
    it(`says so: ${name}`, () => {
      const [parsed] = parseWebhook(typeof body === 'string' ? bytes(body) : body, NOW);
      assert.ok(parsed && 'error' in parsed);
    });

  it('is read behind a byte order mark', () =>
    assert.equal(
      parseWebhook(bytes(`\ufeff${JSON.stringify(envelope(writes(maria, 'x')))}`), NOW).length,
      1,
    ));

  it('of a depth of 10,000 does no harm', () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const text = JSON.stringify(envelope(writes(maria, 'DEEP'))).replace('"DEEP"', deep);
    const [parsed] = parseWebhook(bytes(text), NOW);
    assert.ok(parsed && 'inbound' in parsed && parsed.inbound.kind === 'message');
    assert.equal(parsed.inbound.content.kind, 'unsupported');
  });

  it('with __proto__ in it changes no prototype', () => {
    const text = JSON.stringify(envelope(writes(maria, 'x'))).replaceAll(
      '"type":"text"',
      '"type":"__proto__","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}',
    );
    const [parsed] = parseWebhook(bytes(text), NOW);
    assert.ok(parsed && 'inbound' in parsed && parsed.inbound.kind === 'message');
    assert.equal(parsed.inbound.content.kind, 'unsupported');
    assert.equal(({} as Json)['polluted'], undefined);
  });

  const POISON = [
    undefined,
    null,
    true,
    0,
    -1,
    1e300,
    '',
    '\0\ud800',
    'x'.repeat(100_000),
    [],
    [[]],
    {},
    { id: {} },
  ];
  const good = writes(joao, 'inteira', { id: 'wamid.good' });
  const victims: [name: string, victim: Json][] = [
    ['a text', writes(maria, 'x', { more: { context: { id: 'q' }, referral: { headline: 'h' } } })],
    ['an image', says(maria, 'image', { id: '1', mime_type: 'image/png', caption: 'c' })],
    ['a location', says(maria, 'location', { latitude: 1, longitude: 2 })],
    ['a card', says(maria, 'contacts', [{ name: { formatted_name: 'A' }, phones: [{}] }])],
    ['a tap', says(maria, 'interactive', { list_reply: { id: '1', title: 't' } })],
    ['an order', says(maria, 'order', { product_items: [{ quantity: 1 }] })],
    ['a reaction', says(maria, 'reaction', { message_id: 'a', emoji: '👍' })],
    ['an edit', says(maria, 'edit', { original_message_id: 'a', message: { type: 'text' } })],
    ['a move', moves(maria, joao)],
    ['an echo', echoes(maria, 'x')],
    ['a call', calls(maria)],
    ['a receipt', receipt('a', 'failed', { more: { errors: [{ code: 1 }] } })],
  ];
  for (const [name, victim] of victims)
    it(`in any one place of ${name} leaves its neighbour whole`, () => {
      for (const place of placesIn(victim)) {
        for (const poison of POISON) {
          const parsed = read(poisoned(victim, place, poison) as Json, good);
          const last = parsed.at(-1);
          assert.ok(last && 'inbound' in last, `${place.join('.')} = ${JSON.stringify(poison)}`);
          assert.equal(last.inbound.kind === 'message' && last.inbound.wamid, 'wamid.good');
          assert.ok(!JSON.stringify(parsed).includes('\\u0000'));
        }
      }
    });

  it('in any way never throws, and is always the same list', () => {
    const json = fc.json({ maxDepth: 6 }).map((text) => bytes(text));
    const inEnvelope = fc.jsonValue({ maxDepth: 5 }).map((value) => bytes(envelope(value as Json)));
    const inValue = fc
      .tuple(fc.constantFrom('messages', 'calls', 'smb_message_echoes'), fc.jsonValue())
      .map(([field, value]) => bytes(envelope({ field, value: { [field]: value } })));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), json, inEnvelope, inValue), (body) => {
        assert.deepEqual(parseWebhook(body, NOW), parseWebhook(body, NOW));
      }),
      { numRuns: 500 },
    );
  });
});

function placesIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, each]) => placesIn(each, [...path, key]));
  return path.length === 0 ? inner : [path, ...inner];
}

function poisoned(value: unknown, [key, ...rest]: string[], poison: unknown): unknown {
  if (key === undefined) return poison;
  const copy = structuredClone(value) as Json;
  copy[key] = poisoned(copy[key], rest, poison);
  return copy;
}
