import type { BusinessNumber, JsonObject } from '../control.js';
import type { Simulation } from '../simulation.js';
import { textOf } from './content.js';
import { GraphError } from './errors.js';

const THIRTY_DAYS = 30 * 24 * 3_600_000;
/** WhatsApp shows "typing" for at most this long. */
const TYPING_MS = 25_000;

/**
 * `status: 'read'`: this message and all before it get blue ticks; with a typing indicator the customer sees that the
 * business writes. @throws GraphError 131009 for a message that the business did not get, or 30 days ago
 */
export function markRead(
  { world, clock }: Simulation,
  number: BusinessNumber,
  body: JsonObject,
): JsonObject {
  if (body.status !== 'read')
    throw new GraphError(100, { message: '(#100) Param status must be one of {READ}.' });
  const message = world.message(textOf(body.message_id, 'message_id', 512));
  const isKnown = message?.direction === 'in' && message.phoneNumberId === number.id;
  if (!isKnown || clock.now() - message.at > THIRTY_DAYS)
    throw new GraphError(131009, { details: 'Message id is not one of a received message.' });
  const { customerId, phoneNumberId } = message;
  for (const one of world.messages({ customerId, phoneNumberId, direction: 'in' })) {
    if (one.status !== 'read') {
      one.status = 'read';
      one.statuses.push({ status: 'read', at: clock.now() });
      world.saveMessage(one);
    }
    if (one === message) break;
  }
  if (body.typing_indicator !== undefined) {
    world.emit({ type: 'typing', customerId, phoneNumberId, on: true });
    clock.setTimeout(
      () => world.emit({ type: 'typing', customerId, phoneNumberId, on: false }),
      TYPING_MS,
    );
  }
  return { success: true };
}
