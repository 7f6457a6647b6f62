import assert from 'node:assert/strict';
import {
  ChannelError,
  type Channel,
  type Letter,
  type LetterBody,
} from '../../src/channel/channel.js';
import { createWhatsApp, type WhatsAppOptions } from '../../src/channel/whatsapp/whatsapp.js';
import { TestClock } from './ground.js';

export const clock = new TestClock();
export const { signal } = new AbortController();

export interface Asked {
  url: URL;
  init: RequestInit;
}
export type Answer = (asked: Asked) => Response | Promise<Response>;

/** What was asked, and what will be answered, in this order. */
export const meta = { asked: [] as Asked[], answers: [] as Answer[] };

/** Meta's side, an answer for each request. */
export const line: typeof fetch = async (input, init = {}) => {
  const each = { url: new URL(input instanceof Request ? input.url : input), init };
  meta.asked.push(each);
  const answer = meta.answers.shift();
  assert.ok(answer, `nothing was to be asked of ${each.url.href}`);
  init.signal?.throwIfAborted();
  return Promise.race([
    answer(each),
    new Promise<never>((_, reject) => {
      init.signal?.addEventListener('abort', () => reject(init.signal!.reason as Error));
    }),
  ]);
};
export const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Answer =>
  () =>
    Response.json(body, { status, headers });
export const accepted = json({ messages: [{ id: 'wamid.1' }] });

export const open = (over: Partial<WhatsAppOptions> = {}): Channel =>
  createWhatsApp({ fetch: line, clock, token: 'secret', accountId: '77', ...over });

export const letter = (body: LetterBody, over: Partial<Letter> = {}): Letter => ({
  channelId: '1065',
  to: { phone: '5511987654321' },
  callback: 'command-1',
  body,
  ...over,
});
export const text = letter({ kind: 'text', text: 'Oi' });

export const failed = async (asking: Promise<unknown>): Promise<ChannelError> => {
  const error = await asking.then(
    () => assert.fail('should fail'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof ChannelError, String(error));
  return error;
};
