import type { BusinessNumber, JsonObject, OutStatus, Template } from '../control.js';
import type { Ms } from '../clock.js';
import { metaError } from '../graph/errors.js';
import { digitsOf } from '../phone-number.js';
import { infoOf, type Person } from '../world.js';
import { toWire } from './sign.js';

/** One change of an envelope, and what of the world it tells. */
export interface Change {
  wabaId: string;
  field: string;
  value: JsonObject;
  /** `id` of each message, `id:status` of each status. */
  contains: string[];
  /** Seconds; Meta dates the entries of an account, not those of messages. */
  time?: number;
}

/** Meta's times: whole seconds, as a string. */
export const seconds = (at: Ms): string => String(Math.floor(at / 1000));

/** At most this many changes come in one POST … */
const MOST = 1000;
/** … and about so many bytes: Meta's limit is 3 MB, envelope and all. */
const MOST_BYTES = 3_000_000;

/** The POST bodies that carry these changes, in their order. */
export function envelopes(changes: readonly Change[]): { body: string; contains: string[] }[] {
  const batches: Change[][] = [];
  let room = 0;
  for (const change of changes) {
    const bytes = toWire(change).length;
    const last = batches.at(-1);
    if (last && last.length < MOST && bytes <= room) last.push(change);
    else {
      batches.push([change]);
      room = MOST_BYTES;
    }
    room -= bytes;
  }
  return batches.map((batch) => ({
    body: toWire({ object: 'whatsapp_business_account', entry: entriesOf(batch) }),
    contains: batch.flatMap(({ contains }) => contains),
  }));
}

/** One entry for each account. */
function entriesOf(batch: readonly Change[]): JsonObject[] {
  const accounts = [...new Set(batch.map(({ wabaId }) => wabaId))];
  return accounts.map((id) => {
    const own = batch.filter(({ wabaId }) => wabaId === id);
    const { time } = own[0]!;
    return {
      id,
      ...(time !== undefined && { time }),
      changes: own.map(({ field, value }) => ({ value, field })),
    };
  });
}

const metadataOf = ({ id, displayPhoneNumber }: BusinessNumber) => ({
  display_phone_number: digitsOf(displayPhoneNumber),
  phone_number_id: id,
});

const contactsOf = (person: Person, withUsername = true) => {
  const { name, username, waId, userId } = infoOf(person);
  const profile = { name, ...(withUsername && username !== undefined && { username }) };
  return [{ profile, ...(waId !== undefined && { wa_id: waId }), user_id: userId }];
};

/** The keys that name a sender; `from` is missing when her number is hidden. */
export const senderOf = (person: Person): JsonObject => {
  const { waId, userId } = infoOf(person);
  return { ...(waId !== undefined && { from: waId }), from_user_id: userId };
};

const change = (number: BusinessNumber, field: string, contains: string[], value: JsonObject) => ({
  wabaId: number.wabaId,
  field,
  contains,
  value: { messaging_product: 'whatsapp', metadata: metadataOf(number), ...value },
});

/** A customer's message; `message` is Meta's object of it. A `system` one comes without contacts. */
export const messageChange = (
  number: BusinessNumber,
  person: Person,
  message: JsonObject & { id: string; type: string },
): Change =>
  change(number, 'messages', [message.id], {
    ...(message.type !== 'system' && { contacts: contactsOf(person) }),
    messages: [message],
  });

export interface StatusFacts {
  id: string;
  status: Exclude<OutStatus, 'accepted'>;
  at: Ms;
  /** Absent when the number or BSUID belongs to nobody. */
  person?: Person;
  /** `to` as it was written; absent when it went to a BSUID. */
  to?: string;
  callbackData?: string;
  pricing?: JsonObject;
  code?: number;
}

/** What became of a message. A `failed` one comes without contacts, and without BSUID if it went to a number. */
export function statusChange(number: BusinessNumber, facts: StatusFacts): Change {
  const { id, status, at, person, to, callbackData, pricing, code } = facts;
  const failed = status === 'failed';
  const info = person && infoOf(person);
  const recipient = info?.waId ?? (to !== undefined && !info ? digitsOf(to) : undefined);
  return change(number, 'messages', [`${id}:${status}`], {
    ...(person && !failed && { contacts: contactsOf(person, status !== 'sent') }),
    statuses: [
      {
        id,
        status,
        timestamp: seconds(at),
        ...(recipient !== undefined && { recipient_id: recipient }),
        ...(info && !(failed && to !== undefined) && { recipient_user_id: info.userId }),
        ...(callbackData !== undefined && { biz_opaque_callback_data: callbackData }),
        ...(pricing && { pricing }),
        ...(code !== undefined && { errors: [metaError(code)] }),
      },
    ],
  });
}

/** A message that a colleague wrote in the app on the shop's phone. */
export const echoChange = (
  number: BusinessNumber,
  person: Person,
  message: JsonObject & { id: string },
): Change => {
  const { waId, userId } = infoOf(person);
  const to = { ...(waId !== undefined && { to: waId }), to_user_id: userId };
  const from = metadataOf(number).display_phone_number;
  return change(number, 'smb_message_echoes', [message.id], {
    contacts: contactsOf(person),
    message_echoes: [{ from, ...to, ...message }],
  });
};

/** A call of a customer; `call` has the event and its own keys. */
export const callChange = (
  number: BusinessNumber,
  person: Person,
  call: JsonObject & { id: string; event: string },
): Change => {
  const to = metadataOf(number).display_phone_number;
  return change(number, 'calls', [`${call.id}:${call.event}`], {
    contacts: contactsOf(person),
    calls: [{ ...senderOf(person), to, direction: 'USER_INITIATED', ...call }],
  });
};

/** Meta has decided about a template. */
export const templateChange = (wabaId: string, template: Template, at: Ms): Change => ({
  wabaId,
  field: 'message_template_status_update',
  contains: [`${template.name}:${template.status}`],
  time: Math.floor(at / 1000),
  value: {
    event: template.status,
    message_template_id: Number(template.id),
    message_template_name: template.name,
    message_template_language: template.language,
    reason: template.rejectedReason ?? 'NONE',
  },
});
