import type { Person } from '../channel.js';
import { id, line, list, object, type Json } from './webhook-json.js';

/** A person by the ids that an item gives her. @throws Error when it gives neither */
export function personOf(userId: unknown, waId: unknown, contacts: unknown = []): Person {
  const ids = idsOf(userId, waId);
  const others = list(contacts).map(object);
  const own = others.filter((contact) => fits(idsOf(contact['user_id'], contact['wa_id']), ids));
  const contact = own[0] ?? {};
  const known = { ...idsOf(contact['user_id'], contact['wa_id']), ...ids };
  if (known.userId === undefined && known.waId === undefined)
    throw new Error('It does not say who the person is.');
  const profile = object(contact['profile']);
  const name = line(profile['name'], 200);
  const username = line(profile['username'], 64)?.replace(/^@/, '');
  return { ...known, ...(name !== undefined && { name }), ...(username && { username }) };
}

/** The ids that can be believed. */
export const idsOf = (userId: unknown, waId: unknown): Pick<Person, 'userId' | 'waId'> => {
  const user = id(userId);
  const number = id(waId)?.replace(/\D/g, '');
  return {
    ...(user !== undefined && { userId: user }),
    // E.164: at most 15 digits; a group's id has more.
    ...(number && number.length >= 5 && number.length <= 15 && { waId: number }),
  };
};

/** A block of `contacts` is hers when nothing in it says otherwise. */
const fits = (a: Pick<Person, 'userId' | 'waId'>, b: Pick<Person, 'userId' | 'waId'>): boolean =>
  a.userId !== undefined && b.userId !== undefined
    ? a.userId === b.userId
    : a.waId === undefined || b.waId === undefined || a.waId === b.waId;

/** The number that she gave by tapping "share contact". */
export function sharedNumber(message: Json): string | undefined {
  const [card] = list(message['contacts']).map(object);
  if (card?.['origin'] !== 'contact_request') return undefined;
  const [phone] = list(card['phones']).map(object);
  return idsOf(undefined, phone?.['wa_id']).waId;
}
