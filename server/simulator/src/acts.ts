import type { BusinessNumber, SimMessage } from './control.js';
import { metaError } from './graph/errors.js';
import { countryOf, digitsOf } from './phone-number.js';
import { Refusal } from './refusal.js';
import type { Simulation } from './simulation.js';
import { callChange, messageChange, seconds, senderOf } from './webhooks/envelope.js';
import type { Person } from './world.js';

/** A call rings for this long before nobody has answered it. */
const RING_MS = 5000;

/** She has the chat open: everything that arrived is read, and told unless she keeps that to herself. */
export function read({ world, statuses }: Simulation, person: Person): void {
  if (!person.readReceipts) return;
  for (const message of world.messages({ customerId: person.id, direction: 'out' })) {
    if (message.status === 'delivered') statuses.climb(message, 'read');
  }
}

/** She listens to a voice message; only the first time is told. */
export function play({ world, statuses }: Simulation, messageId: string): void {
  const message = world.message(messageId);
  if (message?.type === 'audio' && message.direction === 'out' && message.content.voice === true)
    statuses.climb(message, 'played');
}

/** She calls, nobody answers. A call opens the window. */
export function callAction(sim: Simulation, person: Person, number: BusinessNumber): void {
  const { world, clock, ids, webhooks } = sim;
  const id = ids.wacid();
  world.open(number.id, person, clock.now());
  const tell = (event: string, more: object) =>
    webhooks.publish(
      callChange(number, person, { id, event, timestamp: seconds(clock.now()), ...more }),
    );
  tell('connect', { session: { sdp_type: 'offer', sdp: 'v=0\r\n' } });
  clock.setTimeout(() => tell('terminate', { status: 'FAILED' }), RING_MS);
}

/** She moves to another number: a `system` message with the old number as its sender, and a new BSUID. */
export function changeNumber(sim: Simulation, person: Person, phone: string): void {
  const { world, ids, clock, webhooks } = sim;
  const number = digitsOf(phone);
  if (number.length < 8) throw new Refusal(`"${phone}" is no phone number`);
  if (world.personByPhone(number)) throw new Refusal(`${number} is taken`);
  const before = { ...person };
  const userId = ids.userId(countryOf(number));
  world.savePerson(Object.assign(person, { phone: number, userId }));
  const body =
    before.phone === undefined
      ? `User ${person.name} changed their number`
      : `User ${person.name} changed from ${before.phone} to ${number}`;
  const system = {
    type: 'user_changed_number',
    body,
    ...(person.username === undefined && { wa_id: number }),
    user_id: userId,
    previous_user_id: before.userId,
  };
  for (const at of numbersOf(sim, person)) {
    webhooks.publish(
      messageChange(at, person, {
        ...senderOf(before),
        id: ids.wamid(before.phone),
        timestamp: seconds(clock.now()),
        type: 'system',
        system,
      }),
    );
  }
}

/** A number that is in the app too hears what was changed; any other only that something was. */
export function editMessage(sim: Simulation, person: Person, id: string, text: string): void {
  const { world, clock, ids, webhooks } = sim;
  const message = own(sim, person, id);
  if (message.type !== 'text') throw new Refusal('Only a text can be edited');
  const number = world.number(message.phoneNumberId)!;
  Object.assign(message, { text, content: { body: text }, editedAt: clock.now() });
  world.saveMessage(message);
  const told = number.coexistence
    ? {
        type: 'edit',
        edit: { original_message_id: id, message: { type: 'text', text: { body: text } } },
      }
    : { type: 'unsupported', unsupported: { type: 'edit' }, errors: [metaError(131051)] };
  webhooks.publish(
    messageChange(number, person, {
      ...senderOf(person),
      id: ids.wamid(person.phone),
      timestamp: seconds(clock.now()),
      ...told,
    }),
  );
}

/** Told only to a number that is in the app too. */
export function deleteMessage(sim: Simulation, person: Person, id: string): void {
  const { world, clock, ids, webhooks } = sim;
  const message = own(sim, person, id);
  const number = world.number(message.phoneNumberId)!;
  message.deletedAt = clock.now();
  world.saveMessage(message);
  if (!number.coexistence) return;
  webhooks.publish(
    messageChange(number, person, {
      ...senderOf(person),
      id: ids.wamid(person.phone),
      timestamp: seconds(clock.now()),
      type: 'revoke',
      revoke: { original_message_id: id },
    }),
  );
}

function own({ world }: Simulation, person: Person, id: string): SimMessage {
  const message = world.message(id);
  if (message?.customerId !== person.id || message.direction !== 'in' || message.deletedAt)
    throw new Refusal(`No message ${id} of hers`);
  return message;
}

/** The numbers that she has talked with; the first one when there is none. */
function numbersOf({ world }: Simulation, person: Person): BusinessNumber[] {
  const ids = new Set(world.messages({ customerId: person.id }).map((one) => one.phoneNumberId));
  const known = world.numbers.filter(({ id }) => ids.has(id));
  return known.length > 0 ? known : world.numbers.slice(0, 1);
}
