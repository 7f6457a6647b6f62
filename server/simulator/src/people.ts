import type { NewCustomer, SimMessage } from './control.js';
import type { CustomerPatch } from './customer.js';
import { countryOf, digitsOf } from './phone-number.js';
import { Refusal } from './refusal.js';
import type { Simulation } from './simulation.js';
import { echoChange, seconds } from './webhooks/envelope.js';
import type { Person } from './world.js';

const USERNAME = /^[a-z0-9._]{3,35}$/;

/** A customer, found by number or username, or made. */
export function addCustomer({ world, ids }: Simulation, who: NewCustomer): Person {
  const { name, phone, username } = who;
  if (typeof name !== 'string' || name === '') throw new Refusal('A customer needs a name');
  if (username !== undefined) checkUsername(username);
  const digits = phone === undefined ? undefined : digitsOf(phone);
  if (digits !== undefined && (digits.length < 8 || digits.length > 15))
    throw new Refusal(`"${phone}" is no phone number`);
  const known =
    (digits !== undefined && world.personByPhone(digits)) ||
    [...world.people.values()].find((one) => username !== undefined && one.username === username);
  if (known) return known;
  const own = digits ?? (username === undefined ? `55119${ids.digits(8)}` : undefined);
  const person: Person = {
    id: `customer-${world.people.size + 1}`,
    name,
    ...(own !== undefined && { phone: own }),
    ...(username !== undefined && { username }),
    userId: ids.userId(countryOf(own ?? '55')),
    online: true,
    readReceipts: true,
  };
  world.savePerson(person);
  return person;
}

/** Changes what a customer can change of herself; back in reach she gets what waited. */
export function setCustomer(sim: Simulation, person: Person, patch: CustomerPatch): void {
  const { world, statuses } = sim;
  const { username, name, online, readReceipts } = patch;
  if (username !== undefined) checkUsername(username);
  world.savePerson(
    Object.assign(person, {
      ...(username !== undefined && { username }),
      ...(name !== undefined && { name }),
      ...(online !== undefined && { online }),
      ...(readReceipts !== undefined && { readReceipts }),
    }),
  );
  for (const message of world.messages({ customerId: person.id, direction: 'out' })) {
    if (message.status === 'sent' && message.type !== 'reaction') statuses.arrive(message);
  }
}

/** A colleague answers on the shop's own phone: no window is needed for that, and none opens. */
export function writeFromApp(sim: Simulation, person: Person, text: string): SimMessage {
  const { world, clock, ids, webhooks, statuses } = sim;
  const number = world.number(undefined)!;
  const message: SimMessage = {
    id: ids.wamid(person.phone),
    phoneNumberId: number.id,
    customerId: person.id,
    direction: 'out',
    at: clock.now(),
    type: 'text',
    content: { body: text },
    text,
    status: 'accepted',
    statuses: [],
    reactions: [],
    fromApp: true,
  };
  world.saveMessage(message);
  const { id, at, type } = message;
  webhooks.publish(
    echoChange(number, person, { id, timestamp: seconds(at), type, text: { body: text } }),
  );
  statuses.start(message);
  return message;
}

function checkUsername(username: string): void {
  if (!USERNAME.test(username)) throw new Refusal(`"${username}" is no username`);
}
