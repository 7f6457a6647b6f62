import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { answerProblems, requestProblems, sendProblems, webhookProblems } from '../schema/check.js';
import { journey, type Journey } from './support/journey.js';

describe('what the simulator says, after Meta’s documentation', () => {
  let seen: Journey;
  before(async () => (seen = await journey()));

  it('is right in every answer', () => {
    for (const [kind, answer] of seen.answers)
      assert.deepEqual(answerProblems(kind, answer), [], JSON.stringify(answer));
  });

  it('is right in every webhook, of every kind', () => {
    for (const envelope of seen.envelopes)
      assert.deepEqual(webhookProblems(envelope), [], JSON.stringify(envelope));
    const changes = seen.envelopes.flatMap(({ entry }) => entry.flatMap((one) => one.changes));
    const kinds = changes.flatMap(({ field, value: { messages = [], statuses = [] } }) => [
      ...messages.map(({ type }) => type),
      ...statuses.map(({ status }) => status),
      ...(messages.length + statuses.length === 0 ? [field] : []),
    ]);
    assert.deepEqual(
      [...new Set(kinds)].sort(),
      [
        ...['audio', 'button', 'contacts', 'document', 'edit', 'image', 'interactive', 'location'],
        ...['order', 'reaction', 'revoke', 'sticker', 'system', 'text', 'unsupported', 'video'],
        ...['sent', 'delivered', 'read', 'played', 'failed'],
        ...['calls', 'smb_message_echoes', 'message_template_status_update'],
      ].sort(),
    );
  });

  it('is asked rightly by these tests', () => {
    assert.deepEqual(requestProblems(seen.requests), []);
  });

  it('finds what a sender gets wrong', () => {
    const right = { messaging_product: 'whatsapp', to: '+5511987650001', type: 'text' };
    const text = { body: 'Oi' };
    assert.deepEqual(sendProblems({ ...right, text }), []);
    for (const [wrong, problem] of [
      [{ ...right, text: { body: 'x'.repeat(4097) } }, /text\/body/],
      [{ ...right, text, to: '5511987650001' }, /\/to/],
      [{ ...right, text, id: '1' }, /"id"/],
      [{ messaging_product: 'whatsapp', type: 'text', text }, /"to"/],
      [{ ...right, type: 'poll' }, /poll/],
    ] as const) {
      assert.match(sendProblems(wrong).join('\n'), problem);
    }
  });
});
