import { callAction, changeNumber, deleteMessage, editMessage, read, play } from './acts.js';
import type { JsonObject, SentFile, SimMessage } from './control.js';
import type { Card, Context, CustomerAction } from './customer.js';
import { metaError } from './graph/errors.js';
import { keepMedia } from './graph/media.js';
import { Refusal } from './refusal.js';
import type { Simulation } from './simulation.js';
import { messageChange, seconds, senderOf } from './webhooks/envelope.js';
import { opensWindow } from './window.js';
import type { Person } from './world.js';

/** What a message says, before it has an id and a time. */
interface Said extends Context {
  type: string;
  /** The object of its type, as Meta tells it; `contacts` and `errors` are told beside it. */
  content: JsonObject;
  text: string;
  file?: SentFile;
  /** Keys of Meta's message that are not under its type. */
  beside?: JsonObject;
}

/** Does on a customer's phone what was asked. Resolves to her message, or to null when it sends none. */
export function act(
  sim: Simulation,
  person: Person,
  action: CustomerAction,
  file?: Uint8Array,
): SimMessage | null {
  const number = sim.world.number(action.via);
  if (!number) throw new Refusal(`There is no number ${action.via}`);
  const say = (said: Said) => tell(sim, person, number.id, said);
  switch (action.type) {
    case 'text':
      return say({ ...action, content: { body: action.text } });
    case 'media':
      return say(mediaSaid(sim, number.id, action, file));
    case 'location':
      return say(locationSaid(action));
    case 'contacts':
      return say({
        ...action,
        content: { contacts: action.contacts.map(cardOf) },
        text: action.contacts.map(({ name }) => name).join(', '),
      });
    case 'share-number':
      return say(numberSaid(person, action));
    case 'tap':
      return say(tapSaid(sim, person, action));
    case 'order':
      return say({
        type: 'order',
        content: {
          catalog_id: '194836987003835',
          text: action.text ?? '',
          product_items: action.items,
        },
        text: action.text ?? '',
      });
    case 'unsupported':
      return say({
        type: 'unsupported',
        content: { type: action.kind },
        text: '',
        beside: { errors: [metaError(action.code ?? 131051)] },
      });
    case 'react':
      reactTo(sim, person, number.id, action);
      return null;
    case 'edit':
      editMessage(sim, person, action.messageId, action.text);
      return null;
    case 'delete':
      deleteMessage(sim, person, action.messageId);
      return null;
    case 'read':
      read(sim, person);
      return null;
    case 'play':
      play(sim, action.messageId);
      return null;
    case 'call':
      callAction(sim, person, number);
      return null;
    case 'change-number':
      changeNumber(sim, person, action.phone);
      return null;
  }
}

/** A message leaves her phone: it is in the world, the window opens, and a webhook tells of it. */
function tell(sim: Simulation, person: Person, phoneNumberId: string, said: Said): SimMessage {
  const { world, clock, ids, webhooks } = sim;
  const { type, content, text, file, quote, forwarded, referral, beside } = said;
  const message: SimMessage = {
    id: ids.wamid(person.phone),
    phoneNumberId,
    customerId: person.id,
    direction: 'in',
    at: clock.now(),
    type,
    content,
    text,
    ...(quote !== undefined && { contextId: quote }),
    ...(forwarded && { forwarded }),
    ...(file && { file }),
    status: 'sent',
    statuses: [],
    reactions: [],
  };
  world.saveMessage(message);
  if (opensWindow(message)) world.open(phoneNumberId, person, message.at);
  const context = {
    ...(forwarded && { forwarded }),
    ...(quote !== undefined && { from: writerOf(sim, quote), id: quote }),
  };
  webhooks.publish(
    messageChange(world.number(phoneNumberId)!, person, {
      ...senderOf(person),
      id: message.id,
      timestamp: seconds(message.at),
      type,
      ...(type === 'contacts' ? content : { [type]: content }),
      ...beside,
      ...(Object.keys(context).length > 0 && { context }),
      ...(referral && { referral }),
    }),
  );
  return message;
}

function mediaSaid(
  sim: Simulation,
  phoneNumberId: string,
  action: CustomerAction & { type: 'media' },
  file: Uint8Array | undefined,
): Said {
  const { kind, mime, caption, name, voice } = action;
  if (!file) throw new Refusal('The file is missing');
  const { id, sha256 } = keepMedia(sim, phoneNumberId, mime, file, 7);
  const isAudio = kind === 'audio';
  return {
    ...action,
    type: kind,
    content: {
      id,
      mime_type: mime,
      sha256,
      ...(caption !== undefined && { caption }),
      ...(kind === 'document' && { filename: name ?? 'arquivo' }),
      ...(isAudio && { voice: voice ?? false }),
      ...(kind === 'sticker' && { animated: false }),
    },
    text: caption ?? '',
    file: { id, mime, bytes: file.length, ...(name !== undefined && { name }) },
  };
}

function numberSaid(person: Person, { quote }: { quote?: string }): Said {
  const { name, phone } = person;
  if (phone === undefined) throw new Refusal(`${name} has no number to tell`);
  const card = { ...cardOf({ name, phones: [`+${phone}`] }), origin: 'contact_request' };
  return {
    type: 'contacts',
    content: { contacts: [card] },
    text: name,
    ...(quote !== undefined && { quote }),
  };
}

const locationSaid = (action: CustomerAction & { type: 'location' }): Said => {
  const { latitude, longitude, name, address } = action;
  const words = { ...(name !== undefined && { name }), ...(address !== undefined && { address }) };
  return {
    ...action,
    content: { latitude, longitude, ...words },
    text: Object.values(words).join('\n'),
  };
};

const cardOf = ({ name, phones }: Card): JsonObject => ({
  name: { formatted_name: name, first_name: name.split(' ')[0] },
  phones: phones.map((phone) => ({ phone, type: 'CELL', wa_id: phone.replace(/\D/g, '') })),
});

/** A tap is told as `button` when it was on a template, else as `interactive`. */
function tapSaid(
  { world }: Simulation,
  person: Person,
  { messageId, optionId }: CustomerAction & { type: 'tap' },
): Said {
  const message = world.message(messageId);
  const option = message?.options?.find(({ id }) => id === optionId);
  if (message?.customerId !== person.id || !option)
    throw new Refusal(`Nothing to tap: ${optionId} in ${messageId}`);
  const { id, title, description } = option;
  const said = { quote: messageId, text: title };
  if (message.template) return { ...said, type: 'button', content: { payload: id, text: title } };
  const type = message.listLabel === undefined ? 'button_reply' : 'list_reply';
  const reply = { id, title, ...(description !== undefined && { description }) };
  return { ...said, type: 'interactive', content: { type, [type]: reply } };
}

/** A reaction is told as a message, and drawn on the one it is about. No `emoji` takes it back. */
function reactTo(
  sim: Simulation,
  person: Person,
  phoneNumberId: string,
  { messageId, emoji }: CustomerAction & { type: 'react' },
): void {
  const { world, webhooks, ids, clock } = sim;
  const target = world.message(messageId);
  if (target?.customerId !== person.id) throw new Refusal(`No message ${messageId} of hers`);
  target.reactions = target.reactions.filter(({ by }) => by !== 'customer');
  if (emoji !== undefined) target.reactions.push({ by: 'customer', emoji });
  world.saveMessage(target);
  webhooks.publish(
    messageChange(world.number(phoneNumberId)!, person, {
      ...senderOf(person),
      id: ids.wamid(person.phone),
      timestamp: seconds(clock.now()),
      type: 'reaction',
      reaction: { message_id: messageId, ...(emoji !== undefined && { emoji }) },
    }),
  );
}

/** `context.from`: whose message it is that she quotes. */
function writerOf({ world }: Simulation, id: string): string {
  const message = world.message(id);
  const person = message && world.people.get(message.customerId);
  if (message?.direction === 'in') return person?.phone ?? person?.userId ?? '';
  return (world.number(message?.phoneNumberId)?.displayPhoneNumber ?? '').replace(/\D/g, '');
}
