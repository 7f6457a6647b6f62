import type { Id, Ms } from '../../domain.js';
import type { Inbound } from '../channel.js';
import { errorCodeOf } from './errors.js';
import { contentOf } from './webhook-content.js';
import {
  id,
  isObject,
  line,
  list,
  number,
  object,
  time,
  words,
  type Json,
} from './webhook-json.js';
import { idsOf, personOf, sharedNumber } from './webhook-person.js';

/** One thing that a webhook says, and where it says it (a JSON pointer). With `error`: it cannot be understood. */
export type Parsed = { path: string } & ({ inbound: Inbound } | { error: string });

/**
 * All that a webhook says, in its order: the same bytes are always the same list. Never throws. What is not known is
 * `nothing`, what is broken has an `error`, and neither keeps the rest from being read. `now` is when it came.
 */
export function parseWebhook(body: Uint8Array, now: Ms): Parsed[] {
  let envelope: unknown;
  try {
    envelope = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return [{ path: '', error: 'It is no JSON in UTF-8.' }];
  }
  if (object(envelope)['object'] !== 'whatsapp_business_account')
    return [{ path: '', error: 'It is not of a WhatsApp business account.' }];
  return each(envelope, 'entry', '', (entry, path) =>
    each(entry, 'changes', path, (change, at) => changeOf(change, at, now)),
  );
}

/** The parts of a list, with their places; when it is no list the whole of it is broken. */
function each(
  from: unknown,
  key: string,
  path: string,
  read: (part: unknown, path: string) => Parsed[],
): Parsed[] {
  const parts = object(from)[key];
  if (!Array.isArray(parts)) return [{ path: `${path}/${key}`, error: 'It is no list.' }];
  return parts.flatMap((part, index) => read(part, `${path}/${key}/${index}`));
}

const TEMPLATES = new Set([
  'message_template_status_update',
  'message_template_quality_update',
  'message_template_components_update',
  'template_category_update',
]);

type ItemReader = (item: Json, value: Json, channelId: Id, now: Ms) => Inbound;

/** The lists that a change of each field holds. */
const FIELDS: Record<string, Record<string, ItemReader>> = {
  messages: { messages: messageOf, statuses: statusOf },
  smb_message_echoes: { message_echoes: echoOf },
  calls: { calls: callOf },
};

function changeOf(change: unknown, path: string, now: Ms): Parsed[] {
  const { field, value } = object(change);
  const what = line(field, 100) ?? 'nothing';
  if (TEMPLATES.has(what)) return [{ path, inbound: { kind: 'templates' } }];
  const lists = Object.hasOwn(FIELDS, what) ? FIELDS[what] : undefined;
  if (!lists) return [{ path, inbound: { kind: 'nothing', what } }];
  if (!isObject(value)) return [{ path: `${path}/value`, error: 'It is no object.' }];
  const found = Object.entries(lists).flatMap(([key, read]) =>
    value[key] === undefined
      ? []
      : each(value, key, `${path}/value`, (item, at) => [itemOf(item, at, value, now, read)]),
  );
  return found.length > 0 ? found : [{ path, inbound: { kind: 'nothing', what } }];
}

function itemOf(item: unknown, path: string, value: Json, now: Ms, read: ItemReader): Parsed {
  try {
    if (!isObject(item)) throw new Error('It is no object.');
    const channelId = id(object(value['metadata'])['phone_number_id']);
    if (channelId === undefined) throw new Error('It does not say which number it is for.');
    return { path, inbound: read(item, value, channelId, now) };
  } catch (error) {
    return { path, error: (error as Error).message };
  }
}

function messageOf(message: Json, value: Json, channelId: Id, now: Ms): Inbound {
  if (message['type'] === 'system') return systemOf(message, channelId, now);
  if (message['type'] === 'request_welcome') return { kind: 'nothing', what: 'request_welcome' };
  return saidOf(message, message['from_user_id'], message['from'], value, channelId, now);
}

/** What a colleague wrote on the business's phone, to a customer. */
function echoOf(message: Json, value: Json, channelId: Id, now: Ms): Inbound {
  const said = saidOf(message, message['to_user_id'], message['to'], value, channelId, now);
  return 'person' in said && said.kind !== 'call' ? { ...said, echo: true } : said;
}

function saidOf(
  message: Json,
  userId: unknown,
  waId: unknown,
  value: Json,
  channelId: Id,
  now: Ms,
): Inbound {
  if (message['group_id'] !== undefined) return { kind: 'nothing', what: 'group' };
  const type = id(message['type']);
  const waIdOrShared = waId ?? sharedNumber(message);
  const said = {
    channelId,
    person: personOf(userId, waIdOrShared, value['contacts']),
    at: time(message['timestamp'], now),
  };
  switch (type) {
    case 'reaction': {
      const { message_id: target, emoji } = object(message['reaction']);
      const sign = line(emoji, 64);
      return { kind: 'reaction', ...said, wamid: need(target), ...(sign && { emoji: sign }) };
    }
    case 'edit': {
      const { original_message_id: target, message: edited } = object(message['edit']);
      return { kind: 'edit', ...said, wamid: need(target), text: editedText(object(edited)) };
    }
    case 'revoke':
      return {
        kind: 'revoke',
        ...said,
        wamid: need(object(message['revoke'])['original_message_id']),
      };
    default: {
      const { content, providerId } = contentOf(message);
      const quotes = id(object(message['context'])['id']);
      const referral = referralOf(object(message['referral']));
      return {
        kind: 'message',
        ...said,
        wamid: need(message['id']),
        content,
        opensWindow: content.kind !== 'unsupported',
        ...(providerId !== undefined && { providerId }),
        ...(quotes !== undefined && { quotes }),
        ...(referral && { referral }),
      };
    }
  }
}

/** The new text, or the new caption of a file. */
function editedText(message: Json): string {
  const body = object(message[id(message['type']) ?? 'text']);
  const text = words(body['body'] ?? body['caption']);
  if (text === undefined) throw new Error('It does not say the new text.');
  return text;
}

const referralOf = ({ headline, body, source_url: source }: Json) => {
  const title = line(headline ?? body, 300);
  const url = line(source, 2000);
  if (title === undefined && url === undefined) return undefined;
  return {
    ...(title !== undefined && { headline: title }),
    ...(url !== undefined && { url }),
  };
};

/** Somebody has another number, or another id: `from` and `previous_user_id` are the old ones. */
function systemOf(message: Json, channelId: Id, now: Ms): Inbound {
  const system = object(message['system']);
  const what = line(system['type'], 100) ?? 'system';
  if (!MOVES.has(what)) return { kind: 'nothing', what };
  const to = personOf(system['user_id'], system['wa_id'] ?? system['new_wa_id']);
  const before = system['previous_user_id'] ?? message['from_user_id'];
  const from = personOf(before, message['from'] ?? system['customer']);
  const hidden = what !== 'user_changed_user_id' && to.waId === undefined;
  const at = time(message['timestamp'], now);
  return { kind: 'moved', channelId, from, to, at, ...(hidden && { hidden }) };
}

const MOVES = new Set(['user_changed_number', 'user_changed_user_id', 'customer_changed_number']);

type Status = Extract<Inbound, { kind: 'status' }>['status'];
const STATUSES: readonly string[] = [
  'sent',
  'delivered',
  'read',
  'played',
  'failed',
] satisfies Status[];

function statusOf(item: Json, _value: Json, channelId: Id, now: Ms): Inbound {
  const status = line(item['status'], 100) ?? 'status';
  if (!STATUSES.includes(status)) return { kind: 'nothing', what: status };
  if (item['recipient_type'] === 'group') return { kind: 'nothing', what: 'group' };
  const callback = id(item['biz_opaque_callback_data']);
  const recipient = idsOf(item['recipient_user_id'], item['recipient_id']);
  const error = errorOf(list(item['errors'])[0]);
  return {
    kind: 'status',
    channelId,
    wamid: need(item['id']),
    status: status as Status,
    at: time(item['timestamp'], now),
    ...(callback !== undefined && { callback }),
    ...(Object.keys(recipient).length > 0 && { recipient }),
    ...(error && { error }),
  };
}

function errorOf(value: unknown): Extract<Inbound, { kind: 'status' }>['error'] {
  if (!isObject(value)) return undefined;
  const providerCode = number(value['code']);
  const text = line(object(value['error_data'])['details'] ?? value['message'] ?? value['title']);
  return {
    code: providerCode === undefined ? 'internal' : errorCodeOf(providerCode),
    ...(text !== undefined && { text }),
    ...(providerCode !== undefined && { providerCode }),
  };
}

/** The beginning and the end of a call have one id, and are one call. */
function callOf(call: Json, value: Json, channelId: Id, now: Ms): Inbound {
  if (call['direction'] === 'BUSINESS_INITIATED') return { kind: 'nothing', what: 'call' };
  return {
    kind: 'call',
    channelId,
    person: personOf(call['from_user_id'], call['from'], value['contacts']),
    callId: need(call['id']),
    at: time(call['start_time'] ?? call['timestamp'], now),
  };
}

/** @throws Error when there is no id */
function need(value: unknown): string {
  const found = id(value);
  if (found === undefined) throw new Error('It has no id.');
  return found;
}
