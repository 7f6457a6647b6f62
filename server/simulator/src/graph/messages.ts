import type { AcceptedSend, BusinessNumber, JsonObject, SimMessage } from '../control.js';
import { digitsOf } from '../phone-number.js';
import type { Simulation } from '../simulation.js';
import { isOpen } from '../window.js';
import { infoOf, pairKey, type Person } from '../world.js';
import { CONTENT, contactsText, objectOf, textOf, type Drawn } from './content.js';
import { GraphError } from './errors.js';
import { mediaFailure, sentFile } from './media-rules.js';
import { markRead } from './read.js';
import { fill } from './template-values.js';

const THIRTY_DAYS = 30 * 24 * 3_600_000;

/** A reply, and what shall happen to it on its way. */
export interface SendAnswer {
  body: JsonObject;
  /** Present for a send, absent for a read receipt. */
  send?: AcceptedSend;
  /** The connection is cut instead. */
  lost?: boolean;
  /** It leaves this much later. */
  slowMs?: number;
}

/** `POST /{phone}/messages`. @throws GraphError */
export function postMessage(sim: Simulation, number: BusinessNumber, body: JsonObject): SendAnswer {
  if (body.messaging_product !== 'whatsapp')
    throw new GraphError(100, { message: '(#100) The parameter messaging_product is required.' });
  if (body.status !== undefined) return { body: markRead(sim, number, body) };
  const { faults } = sim;
  const to = recipientOf(body);
  if (digitsOf(to) === digitsOf(number.displayPhoneNumber)) throw new GraphError(131021);
  const person = personOf(sim, body);
  const meant = (code: { to?: string }) =>
    code.to === undefined || code.to === person?.userId || digitsOf(code.to) === person?.phone;
  const refusal = faults.take('refuse', meant);
  if (refusal && refusal.as !== 'status') throw new GraphError(refusal.code);
  const message = compose(sim, number, person, body);
  const failure = refusal?.code ?? failureOf(sim, number, person, message);
  return accept(sim, message, to, body, failure);
}

/** The message, checked. */
function compose(
  sim: Simulation,
  number: BusinessNumber,
  person: Person | undefined,
  body: JsonObject,
): SimMessage {
  const { clock, ids } = sim;
  const type = body.type === undefined ? 'text' : textOf(body.type, 'type', 30);
  const context = body.context === undefined ? {} : objectOf(body.context, 'context');
  const data = body.biz_opaque_callback_data;
  const callbackData =
    data === undefined ? undefined : textOf(data, 'biz_opaque_callback_data', 512);
  const content = type === 'contacts' ? { contacts: body.contacts } : objectOf(body[type], type);
  const contextId =
    context.message_id === undefined ? undefined : textOf(context.message_id, 'message_id', 512);
  return {
    id: ids.wamid(person?.phone),
    phoneNumberId: number.id,
    customerId: person?.id ?? '',
    ...(typeof body.to === 'string' && { to: body.to }),
    direction: 'out',
    at: clock.now(),
    type,
    content,
    ...draw(sim, number, person, type, content),
    ...(contextId !== undefined && { contextId }),
    ...(callbackData !== undefined && { callbackData }),
    status: 'accepted',
    statuses: [],
    reactions: [],
  };
}

type Face = Drawn & Pick<SimMessage, 'template' | 'file'>;

function draw(
  sim: Simulation,
  number: BusinessNumber,
  person: Person | undefined,
  type: string,
  content: JsonObject,
): Face {
  if (type === 'contacts') return { text: contactsText(content.contacts) };
  if (type === 'template') return drawTemplate(sim, number, content);
  if (type === 'reaction') return { text: reactionOf(sim, person, content) };
  const check = CONTENT[type];
  if (!check) throw new GraphError(131051, { details: `Message type "${type}" is not supported.` });
  const drawn = check(content);
  return { ...drawn, ...sentFile(sim, number, { ...content, kind: type }) };
}

function drawTemplate(sim: Simulation, number: BusinessNumber, content: JsonObject): Face {
  const name = textOf(content.name, 'template.name', 512);
  const language = textOf(
    objectOf(content.language, 'template.language').code,
    'template.language.code',
    20,
  );
  const template = sim.world.template(name, language);
  if (template?.status === 'PAUSED') throw new GraphError(132015);
  if (template?.status === 'DISABLED') throw new GraphError(132016);
  if (template?.status !== 'APPROVED')
    throw new GraphError(132001, {
      details: `template name (${name}) does not exist in ${language}`,
    });
  const parts = content.components ?? [];
  if (!Array.isArray(parts))
    throw new GraphError(100, { message: '(#100) Param template.components must be an array.' });
  const { drawn, options, media } = fill(
    template,
    parts.map((part) => objectOf(part, 'template.components')),
  );
  const { header = '', body, footer = '' } = drawn;
  const text = [header, body, footer].filter((line) => line !== '').join('\n');
  return {
    text,
    template: drawn,
    ...(media && sentFile(sim, number, media)),
    ...(options.length > 0 && { options }),
  };
}

/** Only what she sent can be reacted to, for 30 days, and no reaction. */
function reactionOf(
  { world, clock }: Simulation,
  person: Person | undefined,
  content: JsonObject,
): string {
  const target = world.message(textOf(content.message_id, 'reaction.message_id', 512));
  const isHers = target?.direction === 'in' && target.customerId === person?.id;
  if (!isHers || target.type === 'reaction' || clock.now() - target.at > THIRTY_DAYS)
    throw new GraphError(131009, { details: 'The message to react to is not one of hers.' });
  return typeof content.emoji === 'string' ? content.emoji : '';
}

/** Why Meta, having accepted it, will not deliver it. @throws GraphError 131047 when it says so at once */
function failureOf(
  sim: Simulation,
  number: BusinessNumber,
  person: Person | undefined,
  message: SimMessage,
): number | undefined {
  const { world, clock, settings } = sim;
  if (!person) return 131026;
  const isTemplate = message.type === 'template';
  if (isTemplate && message.to === undefined) {
    const { name, language } = message.template!;
    const isCode = world.template(name, language)?.category === 'AUTHENTICATION';
    if (isCode) throw new GraphError(131062);
  }
  if (!isTemplate && !isOpen(world.opened.get(pairKey(number.id, person.id)), clock.now())) {
    if (settings.windowError === 'answer') throw new GraphError(131047);
    return 131047;
  }
  return mediaFailure(sim, message);
}

function accept(
  sim: Simulation,
  message: SimMessage,
  to: string,
  payload: JsonObject,
  failure: number | undefined,
): SendAnswer {
  const { world, faults, statuses, clock } = sim;
  const lost = faults.take('lose-answer') !== undefined;
  const slow = faults.take('slow');
  const send: AcceptedSend = {
    id: message.id,
    at: clock.now(),
    phoneNumberId: message.phoneNumberId,
    to,
    type: message.type,
    ...(message.callbackData !== undefined && { callbackData: message.callbackData }),
    answered: !lost,
    payload,
  };
  if (message.type === 'reaction') react(sim, message);
  else world.saveMessage(message);
  world.saveSend(send);
  if (message.customerId) {
    const { customerId, phoneNumberId } = message;
    world.emit({ type: 'typing', customerId, phoneNumberId, on: false });
  }
  if (failure !== undefined) statuses.fail(message, failure);
  else {
    if (faults.take('status-first')) statuses.climb(message, 'sent');
    statuses.start(message);
  }
  const person = world.people.get(message.customerId);
  const { waId, userId } = person ? infoOf(person) : {};
  return {
    body: {
      messaging_product: 'whatsapp',
      contacts: [
        {
          input: to,
          ...(waId !== undefined && { wa_id: waId }),
          ...(!person && message.to !== undefined && { wa_id: digitsOf(to) }),
          ...(userId !== undefined && { user_id: userId }),
        },
      ],
      messages: [{ id: message.id, ...(message.template && { message_status: 'accepted' }) }],
    },
    send,
    ...(lost && { lost }),
    ...(slow && { slowMs: slow.ms }),
  };
}

/** A reaction is drawn on its message, and is none itself. */
function react({ world }: Simulation, { content, text: emoji }: SimMessage): void {
  const target = world.message(content.message_id as string)!;
  target.reactions = target.reactions.filter(({ by }) => by !== 'business');
  if (emoji) target.reactions.push({ by: 'business', emoji });
  world.saveMessage(target);
}

/** `to` wins over `recipient` when both are there. */
function recipientOf({ to, recipient, recipient_type: type = 'individual' }: JsonObject): string {
  if (type !== 'individual')
    throw new GraphError(131009, {
      details: `recipient_type "${String(type)}" cannot be simulated.`,
    });
  if (typeof to === 'string' && digitsOf(to) !== '') return to;
  if (to === undefined && typeof recipient === 'string' && recipient !== '') return recipient;
  throw new GraphError(100, { message: '(#100) The parameter to is required.' });
}

const personOf = ({ world }: Simulation, { to, recipient }: JsonObject): Person | undefined =>
  typeof to === 'string' ? world.personByPhone(to) : world.personByUserId(recipient as string);
