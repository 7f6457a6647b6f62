import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Business, HOUR } from './support/business.js';

const ANA = '+5511987650001';

describe('the 24-hour window', () => {
  const open = async (options = {}) => {
    const business = new Business(options);
    const ana = await business.control.customer({ name: 'Ana', phone: ANA });
    return { business, ana, clock: business.control.clock };
  };
  const code = async (business: Business) => (await business.text(ANA, 'Oi')).body.error?.code;

  it('is closed until the customer writes', async () => {
    const { business, ana } = await open();
    assert.equal(await code(business), 131047);
    await ana.says('Oi');
    assert.equal(await code(business), undefined);
  });

  it('closes 24 hours after her last message, to the millisecond', async () => {
    const { business, ana } = await open();
    await ana.says('Oi');
    await business.wait(24 * HOUR - 1);
    assert.equal(await code(business), undefined);
    await business.wait(1);
    assert.equal(await code(business), 131047);
  });

  it('is kept open by whatever she sends or by a call, and by nothing of the business', async () => {
    const { business, ana } = await open();
    const first = await ana.says('Oi');
    for (const [what, does, opens] of [
      ['a text', () => ana.says('Oi'), true],
      ['a photo', () => ana.sendsPhoto(Uint8Array.of(1)), true],
      ['a location', () => ana.sendsLocation({ latitude: 1, longitude: 2 }), true],
      ['a call', () => ana.calls(), true],
      ['a reaction', () => ana.reacts(first, '👍'), false],
      ['what Meta cannot tell', () => ana.sendsUnsupported('poll_creation'), false],
      ['a new number', () => ana.changesNumber('+5511987650002'), false],
      ['a message from the app', () => business.control.writesFromApp(ana, 'Oi'), false],
    ] as const) {
      await business.wait(25 * HOUR);
      await does();
      const { waId } = await ana.info();
      const { body } = await business.text(`+${waId}`, 'Oi');
      assert.equal(body.error?.code, opens ? undefined : 131047, what);
    }
  });

  it('is one for each number of the business', async () => {
    const { numbers } = new Business().sim;
    const second = {
      ...numbers[0]!,
      id: '106540352242923',
      displayPhoneNumber: '+55 11 4000-5678',
    };
    const { business, ana } = await open({ numbers: [numbers[0]!, second] });
    await ana.says('Oi', { via: second.id });
    assert.equal(await code(business), 131047);
    const body = { messaging_product: 'whatsapp', to: ANA, type: 'text', text: { body: 'Oi' } };
    assert.equal((await business.ask('POST', `${second.id}/messages`, body)).status, 200);
  });

  it('lets templates through when it is closed, and is not opened by them', async () => {
    const { business } = await open();
    const values = [
      { type: 'text', text: 'Ana' },
      { type: 'text', text: 'o pedido' },
    ];
    const body = { type: 'body', parameters: values };
    const { status } = await business.template(ANA, 'retomar_atendimento', body);
    assert.equal(status, 200);
    assert.equal(await code(business), 131047);
  });

  it('can refuse later, by a failed status', async () => {
    const { business } = await open({ windowError: 'status' });
    const { status } = await business.text(ANA, 'Oi');
    assert.equal(status, 200);
    await business.wait(1000);
    assert.deepEqual(
      business.statuses.map((one) => [one.status, one.errors?.[0]?.code]),
      [['failed', 131047]],
    );
    assert.equal(business.values.at(-1)!.contacts, undefined);
  });

  it('goes to one minute before it closes', async () => {
    const { business, ana, clock } = await open();
    const { at } = await ana.says('Oi');
    assert.equal(await clock.toWindowEnd(ana), at + 24 * HOUR - 60_000);
    assert.equal(await code(business), undefined);
    await business.wait(60_000);
    assert.equal(await code(business), 131047);
  });

  it('agrees with the rule, whatever is done in whatever order', async () => {
    const step = fc.oneof(
      fc.record({ wait: fc.integer({ min: 0, max: 30 * HOUR }) }),
      fc.constantFrom({ says: true }, { calls: true }, { asks: true }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const { business, ana } = await open();
        let opened = -Infinity;
        for (const one of steps) {
          const now = business.sim.clock.now();
          if ('wait' in one) await business.wait(one.wait);
          else if ('asks' in one)
            assert.equal(await code(business), now - opened < 24 * HOUR ? undefined : 131047);
          else {
            await ('says' in one ? ana.says('Oi') : ana.calls());
            opened = now;
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
