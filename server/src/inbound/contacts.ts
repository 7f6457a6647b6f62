import type { Change } from '../change.js';
import type { Person } from '../channel/channel.js';
import type { Id, Ms } from '../domain.js';
import type { ContactRow } from '../rows.js';
import { merge } from './merge.js';
import { numberKey } from './number-key.js';

const userKey = (userId: string): string => `user:${userId}`;
const phoneKey = (waId: string): string => `phone:${numberKey(waId)}`;

/** The keys of a person: her business-scoped id first. */
export const keysOf = ({ userId, waId }: Person): string[] => [
  ...(userId === undefined ? [] : [userKey(userId)]),
  ...(waId === undefined ? [] : [phoneKey(waId)]),
];

/**
 * The contact that a person is, with what is new about her; a new one when nothing is known of her. Two contacts that
 * turn out to be one are merged. The business-scoped id decides: a number may pass to somebody else.
 */
export async function contactOf(change: Change, person: Person, at: Ms): Promise<ContactRow> {
  const { byUser, byNumber, owners } = await holders(change, person);
  const isAnothers =
    byNumber?.userId !== undefined &&
    person.userId !== undefined &&
    byNumber.userId !== person.userId &&
    byNumber !== byUser;
  if (!isAnothers) {
    const contact =
      byUser && byNumber && byUser !== byNumber
        ? await merge(change, byUser, byNumber)
        : (byUser ?? byNumber ?? create(change));
    return learn(change, contact, person, at, owners);
  }
  const contact = byUser ?? create(change);
  if (at < (byNumber.seenAt ?? 0)) {
    const { waId, ...withoutNumber } = person;
    return learn(change, contact, withoutNumber, at, owners);
  }
  delete byNumber.waId;
  delete byNumber.phone;
  change.save('contact', byNumber);
  return learn(change, contact, person, at, owners);
}

const create = (change: Change): ContactRow =>
  change.create('contact', { id: change.newId(), rev: 0 });

interface Holders {
  byUser?: ContactRow;
  byNumber?: ContactRow;
  /** The contact that a key leads to. */
  owners: ReadonlyMap<string, Id>;
}

/** Who has the person's id, and who has her number; locked. */
export async function holders(change: Change, person: Person): Promise<Holders> {
  const rows = await change.sql.query<{ key: string; contact_id: Id }>(
    'select key, contact_id from contact_key where key = any($1) order by contact_id',
    [keysOf(person)],
  );
  const owners = new Map(rows.map(({ key, contact_id }) => [key, contact_id]));
  const found: Holders = { owners };
  for (const [key, id] of owners) {
    const contact = await change.get('contact', id);
    if (key.startsWith('user:')) found.byUser = contact;
    else found.byNumber = contact;
  }
  return found;
}

/** Notes what a message tells of who wrote it. Older news only fills gaps, and an agent's name for her stays. */
export async function learn(
  change: Change,
  contact: ContactRow,
  person: Person,
  at: Ms,
  owners: ReadonlyMap<string, Id> = new Map(),
): Promise<ContactRow> {
  const isNews = at >= (contact.seenAt ?? 0);
  const facts: Partial<ContactRow> = {
    ...(person.userId !== undefined && { userId: person.userId }),
    ...(person.waId !== undefined && {
      waId: person.waId,
      phone: `+${numberKey(person.waId)}`,
    }),
    ...(person.username !== undefined && { handle: person.username }),
    ...(person.name !== undefined && { profileName: person.name }),
  };
  const follows = contact.name === undefined || contact.name === contact.profileName;
  if (person.name !== undefined && follows) facts.name = person.name;
  const fresh = Object.entries(facts).filter(([key, value]) => {
    const known = contact[key as keyof ContactRow];
    return known === undefined || (isNews && known !== value);
  });
  if (fresh.length > 0) {
    Object.assign(contact, Object.fromEntries(fresh));
    contact.seenAt = Math.max(at, contact.seenAt ?? 0);
    change.save('contact', contact);
  }
  const keys = keysOf(person).filter((key) => owners.get(key) !== contact.id);
  if (keys.length > 0) await giveKeys(change, contact.id, keys);
  return contact;
}

/** The keys lead to this contact from now on. */
export async function giveKeys(change: Change, contactId: Id, keys: string[]): Promise<void> {
  await change.sql.query(
    `insert into contact_key (key, contact_id) select unnest($1::text[]), $2
     on conflict (key) do update set contact_id = excluded.contact_id
     where contact_key.contact_id <> excluded.contact_id`,
    [keys, contactId],
  );
}
