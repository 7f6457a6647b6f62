import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Business } from './support/business.js';

const ANA = '+5511987650001';

describe('faults', () => {
  const open = async (options = {}) => {
    const business = new Business(options);
    const ana = await business.control.customer({ name: 'Ana', phone: ANA });
    await ana.says('Oi');
    await business.control.webhooks.settled();
    business.received.length = 0;
    return { business, ana, control: business.control, faults: business.control.faults };
  };
  const words = ({ messages }: Business) =>
    messages.map(({ text }) => (text as { body: string }).body);

  it('never happen by themselves, and are used up', async () => {
    const { business, faults } = await open();
    assert.deepEqual(await faults.list(), []);
    await faults.refuse(131056, { times: 2 });
    const codes = [];
    for (let at = 0; at < 3; at += 1)
      codes.push((await business.text(ANA, 'Oi')).body.error?.code ?? 0);
    assert.deepEqual(codes, [131056, 131056, 0]);
    assert.deepEqual(await faults.list(), []);
  });

  it('cut the connection after a send was accepted: the customer gets it, and its status tells whose it was', async () => {
    const { business, ana, control, faults } = await open();
    await faults.loseAnswer();
    await assert.rejects(business.text(ANA, 'Olá', { biz_opaque_callback_data: 'command-1' }));
    assert.equal((await ana.hears('Olá')).callbackData, 'command-1');
    const [send] = await control.sends();
    assert.deepEqual([send!.answered, send!.callbackData], [false, 'command-1']);
    await business.wait(1000);
    assert.deepEqual(
      business.statuses.map((one) => [one.status, one.biz_opaque_callback_data]),
      [
        ['sent', 'command-1'],
        ['delivered', 'command-1'],
      ],
    );
  });

  it('cut the connection before: nothing was accepted', async () => {
    const { business, control, faults } = await open();
    await faults.add({ kind: 'lose-request' });
    await assert.rejects(business.text(ANA, 'Olá'));
    assert.deepEqual(await control.sends(), []);
    assert.equal((await control.requests()).at(-1)!.status, 0);
  });

  it('refuse with the body and HTTP status that Meta gives a code', async () => {
    const { business, faults } = await open();
    for (const [code, http] of [
      [130429, 429],
      [131056, 429],
      [131000, 500],
      [131049, 400],
      [368, 403],
    ] as const) {
      await faults.refuse(code);
      const { status, body } = await business.text(ANA, 'Oi');
      assert.deepEqual([status, body.error!.code], [http, code]);
      assert.ok(body.error!.fbtrace_id);
    }
  });

  it('accept and fail later', async () => {
    const { business, faults } = await open();
    await faults.refuse(131026, { as: 'status' });
    assert.equal((await business.text(ANA, 'Oi')).status, 200);
    await business.wait(1000);
    const [failed] = business.statuses;
    assert.equal(failed!.errors![0]!.code, 131026);
    assert.equal(failed!.recipient_user_id, undefined);
  });

  it('only meet the number that they name', async () => {
    const { business, control, faults } = await open();
    const bia = await control.customer({ name: 'Bia', phone: '+5511987650009' });
    await bia.says('Oi');
    await faults.add({ kind: 'refuse', code: 131056, to: ANA });
    assert.equal((await business.text('+5511987650009', 'Oi')).status, 200);
    assert.equal((await business.text(ANA, 'Oi')).body.error!.code, 131056);
  });

  it('duplicate, delay, reorder and drop webhooks', async () => {
    const { business, ana, control, faults } = await open();
    await faults.duplicate(2);
    await ana.says('twice more');
    await control.webhooks.settled();
    assert.deepEqual(words(business), ['twice more', 'twice more', 'twice more']);

    business.received.length = 0;
    await faults.delay(60_000);
    await ana.says('late');
    await ana.says('on time');
    await business.wait(59_999);
    assert.deepEqual(words(business), ['on time']);
    await business.wait(1);
    assert.deepEqual(words(business), ['on time', 'late']);

    business.received.length = 0;
    await faults.reorder();
    await ana.says('second');
    await ana.says('first');
    await control.webhooks.settled();
    assert.deepEqual(words(business), ['first', 'second']);

    business.received.length = 0;
    await faults.drop();
    await ana.says('dropped');
    await control.webhooks.settled();
    assert.deepEqual(words(business), []);
    await business.wait(1000);
    assert.deepEqual(words(business), ['dropped']);
  });

  it('only meet webhooks of the kind that they name', async () => {
    const { business, ana, control, faults } = await open();
    await faults.add({ kind: 'duplicate', of: 'statuses' });
    await ana.says('once');
    await business.text(ANA, 'Oi');
    await business.wait(1000);
    await control.webhooks.settled();
    assert.deepEqual(words(business).filter((text) => text === 'once').length, 1);
    const sent = business.statuses.map(({ status }) => status);
    assert.deepEqual(sent, ['sent', 'sent', 'delivered']);
  });

  it('answer late, by the clock', async () => {
    const { business, ana, faults } = await open();
    await faults.add({ kind: 'slow', ms: 5000 });
    let answered = false;
    const asked = business.text(ANA, 'Devagar').then(() => (answered = true));
    await ana.hears('Devagar');
    await business.wait(4999);
    assert.equal(answered, false);
    await business.wait(1);
    await asked;
  });

  it('lose the 200 of a webhook: it comes again', async () => {
    const { business, ana, control, faults } = await open();
    await faults.add({ kind: 'lose-ack' });
    await ana.says('Oi');
    await business.wait(1000);
    assert.deepEqual(words(business), ['Oi', 'Oi']);
    assert.equal((await control.webhooks.log()).at(-1)!.attempts.length, 2);
  });

  it('send a status before the answer', async () => {
    const { business, control, faults } = await open();
    await faults.add({ kind: 'status-first' });
    await business.text(ANA, 'Oi');
    await control.webhooks.settled();
    assert.deepEqual(
      business.statuses.map(({ status }) => status),
      ['sent'],
    );
  });

  it('let the token expire until that is cleared', async () => {
    const { business, faults } = await open();
    const { id } = await faults.expireToken();
    for (let at = 0; at < 2; at += 1) {
      const { status, body } = await business.text(ANA, 'Oi');
      assert.deepEqual([status, body.error!.code], [401, 190]);
    }
    await faults.clear(id);
    assert.equal((await business.text(ANA, 'Oi')).status, 200);
  });

  it('meet a share of the occasions, the same ones for the same seed', async () => {
    const outcome = async (seed: string) => {
      const { business, faults } = await open({ seed });
      await faults.add({ kind: 'refuse', code: 131056, chance: 0.5, times: 100 });
      const codes = [];
      for (let at = 0; at < 24; at += 1) codes.push((await business.text(ANA, 'Oi')).status);
      return codes.join();
    };
    const [first, again, other] = [await outcome('a'), await outcome('a'), await outcome('b')];
    assert.equal(first, again);
    assert.notEqual(first, other);
    assert.ok(first.includes('200') && first.includes('429'));
  });
});
