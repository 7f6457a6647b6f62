import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { JsonObject } from '../simulator/src/control.js';
import type { Customer } from '../simulator/src/customer.js';
import { createSimulator, type Simulator } from '../simulator/src/simulator.js';
import { ChannelError, type Channel, type LetterBody } from '../src/channel/channel.js';
import { createWhatsApp } from '../src/channel/whatsapp/whatsapp.js';
import type { Template } from '../src/domain.js';

const { signal } = new AbortController();
const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const OPUS = Buffer.concat([Buffer.from('OggS'), Buffer.alloc(24), Buffer.from('OpusHead')]);

let sim: Simulator;
let channel: Channel;
let ana: Customer;
let channelId: string;

const send = (body: LetterBody, over: object = {}): Promise<{ wamid: string; held?: boolean }> =>
  channel.send(
    { channelId, to: { phone: '5511987650001' }, callback: 'c1', body, ...over },
    signal,
  );
const text = (words: string): LetterBody => ({ kind: 'text', text: words });

const failed = async (asking: Promise<unknown>): Promise<ChannelError> => {
  const error = await asking.then(
    () => assert.fail('should fail'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof ChannelError, String(error));
  return error;
};

/** The simulator checks what comes as Meta's published description of the API does. */
describe('WhatsApp, against the simulator', () => {
  beforeEach(async () => {
    sim = createSimulator();
    const [number] = sim.numbers;
    channelId = number!.id;
    channel = createWhatsApp({
      fetch: (input, init) => sim.fetch(new Request(input, init)),
      clock: sim.clock,
      token: sim.accessToken,
      accountId: number!.wabaId,
      baseUrl: 'http://localhost',
    });
    ana = await sim.control.customer({ name: 'Ana', phone: '+5511987650001' });
    await ana.says('Oi');
  });

  it('lists the numbers and the templates', async () => {
    assert.deepEqual(await channel.numbers(signal), [
      { id: channelId, label: 'Loja Aurora', phone: '+551140001234' },
    ]);
    const names = (await channel.templates(signal)).map(({ name }) => name);
    assert.ok(names.includes('pedido_a_caminho'), names.join());
  });

  it('sends a text that quotes, called back as asked', async () => {
    const [question] = await sim.control.messagesFrom(ana);
    const { wamid } = await send(text('Olá! https://a.example'), { quotes: question!.id });
    const [got] = await sim.control.messagesTo(ana);
    assert.deepEqual(
      [got?.id, got?.text, got?.contextId, got?.callbackData],
      [wamid, 'Olá! https://a.example', question!.id, 'c1'],
    );
  });

  it('reaches a person who has no phone to be seen', async () => {
    const hidden = await sim.control.customer({ name: 'Bia', username: 'bia.silva' });
    await hidden.says('Oi');
    const { userId } = await hidden.info();
    await send(text('Olá'), { to: { userId } });
    assert.equal((await sim.control.messagesTo(hidden)).at(-1)?.text, 'Olá');
  });

  it('offers buttons and lists', async () => {
    const options = [1, 2, 3, 4].map((id) => ({ id: `o${id}`, title: `Opção ${id}` }));
    await send({ kind: 'options', text: 'Qual?', options: options.slice(0, 3) });
    await send({ kind: 'options', text: 'Qual?', options, listLabel: 'Escolher' });
    const [buttons, list] = await sim.control.messagesTo(ana);
    assert.deepEqual([buttons?.options?.length, list?.options?.length], [3, 4]);
    assert.equal(list?.listLabel, 'Escolher');
  });

  it('fills every template that it lists as one that may go', async () => {
    const templates = (await channel.templates(signal)).filter(
      ({ status }) => status === 'approved',
    );
    assert.ok(templates.length > 1);
    for (const template of templates) {
      const kind = template.header?.kind;
      const file = kind === 'image' ? { bytes: PNG, mime: 'image/png' } : undefined;
      const header = file && (await channel.uploadMedia(channelId, file, signal));
      await send({
        kind: 'template',
        template,
        params: valuesOf(template),
        ...(header && { headerProviderId: header.providerId }),
      });
    }
    assert.equal((await sim.control.messagesTo(ana)).length, templates.length);
  });

  it('sends files by id, and a voice note as one', async () => {
    const photo = await channel.uploadMedia(channelId, { bytes: PNG, mime: 'image/png' }, signal);
    await send({ kind: 'media', media: 'image', ...photo, caption: 'Foto' });
    const voice = await channel.uploadMedia(
      channelId,
      { bytes: OPUS, mime: 'audio/ogg', name: 'voz.ogg' },
      signal,
    );
    await send({ kind: 'media', media: 'audio', ...voice, voice: true });
    await sim.control.clock.advance(1000);
    const got = await sim.control.messagesTo(ana);
    assert.deepEqual(
      got.map(({ type, text: words, content, status }) => [type, words, content['voice'], status]),
      [
        ['image', 'Foto', undefined, 'delivered'],
        ['audio', '', true, 'delivered'],
      ],
    );
  });

  it('brings what a customer sent', async () => {
    const photo = await ana.sendsPhoto(PNG, { mime: 'image/png' });
    const { id } = photo.content as JsonObject & { id: string };
    const file = await channel.downloadMedia(channelId, id, signal);
    assert.deepEqual([Buffer.from(file.bytes), file.mime], [PNG, 'image/png']);
    assert.equal((await failed(channel.downloadMedia(channelId, '999', signal))).code, 'not_found');
  });

  it('marks as read, and shows that somebody writes', async () => {
    const [question] = await sim.control.messagesFrom(ana);
    await channel.markRead(channelId, question!.id, true, signal);
    assert.equal((await sim.control.messagesFrom(ana))[0]?.status, 'read');
  });

  it('tells a closed window, a limit, an expired token and a lost answer apart', async () => {
    await sim.control.faults.refuse(131056);
    const limit = await failed(send(text('a')));
    assert.deepEqual([limit.code, limit.detail.retryAfterMs], ['rate_limited', 0]);
    await sim.control.faults.loseAnswer();
    const lost = await failed(send(text('b')));
    assert.equal(lost.detail.applied, 'maybe');
    assert.equal((await sim.control.sends()).length, 1);
    const fault = await sim.control.faults.expireToken();
    const expired = await failed(send(text('c')));
    assert.deepEqual([expired.code, expired.detail.retryAfterMs], ['unavailable', 0]);
    await sim.control.faults.clear(fault.id);
    await sim.control.clock.advance(25 * 60 * 60_000);
    const closed = await failed(send(text('d')));
    assert.deepEqual([closed.code, closed.detail.retryAfterMs], ['window_closed', undefined]);
  });
});

function valuesOf(template: Template): Record<string, string> {
  return Object.fromEntries(Object.keys(template.params ?? {}).map((key) => [key, 'Ana']));
}
