import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { metaDescription, type MetaSchema } from '../schema/meta.js';
import { journey, type Journey } from './support/journey.js';

const file = process.env.META_OPENAPI;

/** What the description (v23) has no words for yet. */
const NEWER = new Set(['edit', 'revoke']);

const ANSWERS: Partial<Record<Journey['answers'][number][0], MetaSchema>> = {
  sent: 'MessageResponsePayload',
  error: 'GraphAPIError',
  success: 'SuccessResponse',
  numbers: 'WhatsAppBusinessAccountPhoneNumbersConnection',
  subscriptions: 'SubscribedAppsResponse',
};

const skip = file ? false : 'META_OPENAPI names no copy of Meta’s description';

describe('Meta’s own OpenAPI description agrees', { skip }, () => {
  let seen: Journey;
  let problems: ReturnType<typeof metaDescription>;
  before(async () => {
    seen = await journey();
    problems = metaDescription(file!);
  });

  it('with what is sent', () => {
    const sends = seen.requests.filter(({ path }) => path.endsWith('/messages'));
    assert.ok(sends.length > 10);
    for (const { body } of sends) {
      const schema = body!.status === undefined ? 'Message' : 'MarkMessageRequestPayload';
      assert.deepEqual(problems(schema, body), [], JSON.stringify(body));
    }
  });

  it('with the answers', () => {
    for (const [kind, answer] of seen.answers) {
      const schema = ANSWERS[kind];
      if (schema) assert.deepEqual(problems(schema, answer), [], JSON.stringify(answer));
    }
  });

  it('with the webhooks that it knows', () => {
    let checked = 0;
    for (const envelope of seen.envelopes) {
      const [{ field, value }] = envelope.entry[0]!.changes as [
        Journey['envelopes'][0]['entry'][0]['changes'][0],
      ];
      if (field !== 'messages' || NEWER.has(value.messages?.[0]?.type ?? '')) continue;
      assert.deepEqual(problems('WebhookPayload', envelope), [], JSON.stringify(envelope));
      checked += 1;
    }
    assert.ok(checked > 30);
  });
});
