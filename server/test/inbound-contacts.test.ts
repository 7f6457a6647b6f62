import assert from 'node:assert/strict';
import { after, beforeEach, describe, it } from 'node:test';
import { write } from '../src/ground.js';
import { clear, openTestDatabase, openTestGround, TestClock } from './support/ground.js';
import { Inbox } from './support/inbox.js';
import { maria, moves, writes } from './support/meta.js';

const db = await openTestDatabase();
const clock = new TestClock();
const ground = await openTestGround(db, clock);
const inbox = new Inbox(ground);
const hears: Inbox['hears'] = (...changes) => inbox.hears(...changes);

const HOUR = 60 * 60_000;
/** So long ago by Meta's clock, which has whole seconds. */
const ago = (ms: number): number => Math.floor((clock.now() - ms) / 1000) * 1000;

describe(`a contact (${db.kind})`, () => {
  beforeEach(() => clear(db));
  after(() => ground.bus.close().then(() => db.close()));

  const { userId, ...byNumber } = maria;
  const { waId, ...byId } = maria;

  it('is one person by number, by id, and by both', async () => {
    await hears(writes(byNumber, 'a'), writes(maria, 'b'), writes(byId, 'c'));
    const [contact] = await inbox.contacts();
    assert.equal((await inbox.contacts()).length, 1);
    assert.deepEqual([contact?.phone, contact?.userId], ['+5511987654321', userId]);
  });

  it('is one person with and without the ninth digit', async () => {
    await hears(writes({ waId: '551187654321' }, 'a'), writes({ waId: '5511987654321' }, 'b'));
    const [contact, ...others] = await inbox.contacts();
    assert.deepEqual([contact?.phone, others.length], ['+5511987654321', 0]);
    assert.equal((await inbox.conversation()).unread, 2);
  });

  it('with a landline is not taken for a mobile', async () => {
    await hears(writes({ waId: '551133334444' }, 'a'), writes({ waId: '5511933334444' }, 'b'));
    assert.equal((await inbox.contacts()).length, 2);
  });

  it('has the name of her profile, until an agent gives her another', async () => {
    const named = async (name: string): Promise<unknown> => {
      clock.advance(1000);
      await hears(writes({ ...maria, name }, 'oi', { at: ago(0) }));
      return (await inbox.contacts())[0]?.name;
    };
    assert.equal(await named('Maria'), 'Maria');
    assert.equal(await named('Mari ✨'), 'Mari ✨');
    const { contactId } = await inbox.conversation();
    await write(ground, async (change) => {
      const contact = await change.get('contact', contactId);
      contact.name = 'Maria Souza, Loja 3';
      change.save('contact', contact);
    });
    assert.equal(await named('MS'), 'Maria Souza, Loja 3');
  });

  it('is not renamed by what was on its way for long', async () => {
    await hears(writes({ ...maria, name: 'Nova' }, 'b', { at: ago(0) }));
    await hears(writes({ ...maria, name: 'Velha' }, 'a', { at: ago(HOUR) }));
    assert.equal((await inbox.contacts())[0]?.name, 'Nova');
  });

  it('hides her number behind a username, and is the same', async () => {
    await hears(writes(maria, 'a'), writes({ ...byId, username: 'mari' }, 'b'));
    const [contact] = await inbox.contacts();
    assert.deepEqual([contact?.handle, contact?.phone], ['mari', '+5511987654321']);
  });

  it('is two that turn out to be one: their services are joined, and told', async () => {
    await hears(writes(byNumber, 'por telefone'));
    await inbox.claims('ana');
    await hears(writes({ userId: 'BR.1' }, 'por nome'));
    assert.equal((await inbox.contacts()).length, 2);
    const before = new Map((await inbox.conversations()).map(({ id, rev }) => [id, rev]));
    await hears(writes(maria, 'sou eu'));
    assert.equal((await inbox.contacts()).length, 1);
    const [kept, other] = await inbox.conversations();
    assert.equal(kept?.contactId, other?.contactId);
    assert.deepEqual([kept?.assignee?.id, kept?.closed, kept?.unread], ['ana', undefined, 3]);
    assert.deepEqual([!!other?.closed, other?.unread], [true, 0]);
    for (const { id, rev } of [kept!, other!]) assert.ok(rev > before.get(id)!);
    const merged = (await inbox.messages()).filter(
      ({ content }) => content.kind === 'notice' && content.code === 'merged',
    );
    assert.equal(merged.length, 2);
  });

  it('of a number that passed to somebody else is not her', async () => {
    await hears(writes(maria, 'oi', { at: ago(2 * HOUR) }));
    const stranger = { userId: 'BR.77', waId: maria.waId!, name: 'Outra' };
    await hears(writes(stranger, 'oi', { at: ago(HOUR) }));
    const all = await inbox.contacts();
    assert.deepEqual(
      all.map(({ name, phone }) => [name, phone]),
      [
        ['Outra', '+5511987654321'],
        ['Maria Souza', undefined],
      ],
    );
    await hears(writes(maria, 'velha', { at: ago(3 * HOUR) }));
    assert.equal((await inbox.contacts())[0]?.name, 'Outra');
  });

  const renewed = { userId: 'BR.9', waId: '5511900000000', name: 'Maria Souza' };

  it('has another number: her service goes on', async () => {
    await hears(writes(maria, 'oi', { at: ago(3000) }), moves(maria, renewed, { at: ago(2000) }));
    await hears(
      writes(renewed, 'nova', { at: ago(1000) }),
      writes(maria, 'velha', { at: ago(4000) }),
    );
    const [contact] = await inbox.contacts();
    assert.deepEqual([contact?.phone, contact?.userId], ['+5511900000000', 'BR.9']);
    assert.equal((await inbox.conversation()).unread, 3);
    assert.ok((await inbox.lines()).includes('# number_changed'));
  });

  it('has another number, told after she wrote from it', async () => {
    await hears(writes(maria, 'oi', { at: ago(3000) }), writes(renewed, 'nova', { at: ago(1000) }));
    assert.equal((await inbox.contacts()).length, 2);
    await hears(moves(maria, renewed, { at: ago(2000) }));
    const [contact, ...others] = await inbox.contacts();
    assert.deepEqual([contact?.userId, others], ['BR.9', []]);
  });

  it('has another number twice, told in the wrong order', async () => {
    const again = { userId: 'BR.10', waId: '5511911111111' };
    await hears(writes(maria, 'oi', { at: ago(9000) }));
    await hears(moves(renewed, again, { at: ago(1000) }), moves(maria, renewed, { at: ago(2000) }));
    const [contact, ...others] = await inbox.contacts();
    assert.deepEqual([contact?.userId, contact?.phone, others], ['BR.10', '+5511911111111', []]);
  });

  it('has another number that is not told: the old one is no longer hers', async () => {
    await hears(writes(maria, 'oi', { at: ago(3000) }));
    await hears(moves(maria, { userId: 'BR.9' }, { at: ago(2000) }));
    const [contact] = await inbox.contacts();
    assert.deepEqual([contact?.userId, contact?.phone], ['BR.9', undefined]);
  });
});
