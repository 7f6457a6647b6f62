import { createHmac } from 'node:crypto';

/* Meta's webhooks, as small builders: what a test does not speak of is as Meta sends it. */

export const NUMBER = '106540352242922';
export const SECRET = 'test_app_secret';

type Json = Record<string, unknown>;

/** A person as Meta names her. Without `waId` her number is hidden. */
export interface Someone {
  userId?: string;
  waId?: string;
  name?: string;
  username?: string;
}

export const maria: Someone = { userId: 'BR.1', waId: '5511987654321', name: 'Maria Souza' };
export const joao: Someone = { userId: 'BR.2', waId: '5521912345678', name: 'João' };

let count = 0;
/** A fresh wamid. */
export const wamid = (): string => `wamid.${++count}`;

const drop = (json: Json): Json =>
  Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined));

export const envelope = (...changes: Json[]): Json => ({
  object: 'whatsapp_business_account',
  entry: [{ id: 'WABA', changes }],
});

export const change = (field: string, value: Json, number = NUMBER): Json => ({
  field,
  value: {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '551130000000', phone_number_id: number },
    ...value,
  },
});

const contactOf = ({ userId, waId, name, username }: Someone): Json =>
  drop({
    profile: drop({ name, username }),
    wa_id: waId,
    user_id: userId,
  });

/** Whole seconds, as a string. */
export const seconds = (at: number): string => String(Math.floor(at / 1000));

export interface Details {
  id?: string;
  /** Milliseconds. */
  at?: number;
  /** Further keys of the message: `context`, `referral`, … */
  more?: Json;
  number?: string;
}

/** A message of any type: `says(maria, 'text', { body: 'Oi' })`. */
export const says = (
  from: Someone,
  type: string,
  body: unknown,
  { id = wamid(), at = Date.UTC(2026, 10, 23, 12), more = {}, number }: Details = {},
): Json =>
  change(
    'messages',
    {
      contacts: [contactOf(from)],
      messages: [
        drop({
          from: from.waId,
          from_user_id: from.userId,
          id,
          timestamp: seconds(at),
          type,
          [type]: body,
          ...more,
        }),
      ],
    },
    number,
  );

export const writes = (from: Someone, text: string, details?: Details): Json =>
  says(from, 'text', { body: text }, details);

/** A message written on the business's phone. */
export const echoes = (to: Someone, text: string, { id = wamid(), at = 0 }: Details = {}): Json =>
  change('smb_message_echoes', {
    message_echoes: [
      drop({
        from: '551130000000',
        to: to.waId,
        to_user_id: to.userId,
        id,
        timestamp: seconds(at),
        type: 'text',
        text: { body: text },
      }),
    ],
  });

export const calls = (from: Someone, { id = 'wacid.1', at = 0, more = {} }: Details = {}): Json =>
  change('calls', {
    contacts: [contactOf(from)],
    calls: [
      drop({
        id,
        from: from.waId,
        from_user_id: from.userId,
        event: 'connect',
        direction: 'USER_INITIATED',
        timestamp: seconds(at),
        ...more,
      }),
    ],
  });

export const receipt = (
  id: string,
  status: string,
  { at = 0, more = {} }: Pick<Details, 'at' | 'more'> = {},
): Json => change('messages', { statuses: [{ id, status, timestamp: seconds(at), ...more }] });

/** She has another number and so another id. */
export const moves = (from: Someone, to: Someone, { at = 0 }: Details = {}): Json =>
  change('messages', {
    messages: [
      drop({
        from: from.waId,
        from_user_id: from.userId,
        id: wamid(),
        timestamp: seconds(at),
        type: 'system',
        system: drop({
          type: 'user_changed_number',
          body: 'changed',
          wa_id: to.waId,
          user_id: to.userId,
          previous_user_id: from.userId,
        }),
      }),
    ],
  });

export const bytes = (json: unknown): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(typeof json === 'string' ? json : JSON.stringify(json));

export const sign = (body: Uint8Array, secret = SECRET): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
