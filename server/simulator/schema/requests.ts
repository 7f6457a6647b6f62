import {
  anything,
  boolean,
  either,
  integer,
  list,
  number,
  object,
  only,
  oneOf,
  text,
  wamid,
  type Schema,
} from './shapes.js';

const byIdOrLink = (more: Record<string, Schema> = {}): Schema =>
  either(object({ id: text(), ...more }), object({ link: text(2048), ...more }));

const media: Record<string, Schema> = {
  image: byIdOrLink({ 'caption?': text(1024) }),
  video: byIdOrLink({ 'caption?': text(1024) }),
  document: byIdOrLink({ 'caption?': text(1024), 'filename?': text(240) }),
  audio: byIdOrLink({ 'voice?': boolean }),
  sticker: byIdOrLink(),
};

const header = either(
  object({ type: only('text'), text: text(60) }),
  ...['image', 'video', 'document'].map((kind) =>
    object({ type: only(kind), [kind]: byIdOrLink() }),
  ),
);
const around = { 'header?': header, 'footer?': object({ text: text(60) }) };

const button = object({ type: only('reply'), reply: object({ id: text(256), title: text(20) }) });
const row = object({ id: text(200), title: text(24), 'description?': text(72) });

const interactive = either(
  object({
    type: only('button'),
    ...around,
    body: object({ text: text(1024) }),
    action: object({ buttons: list(button, 1, 3) }),
  }),
  object({
    type: only('list'),
    ...around,
    body: object({ text: text(4096) }),
    action: object({
      button: text(20),
      sections: list(object({ 'title?': text(24), rows: list(row, 1, 10) }), 1, 10),
    }),
  }),
  object({
    type: only('cta_url'),
    ...around,
    body: object({ text: text(1024) }),
    action: object({
      name: only('cta_url'),
      parameters: object({ display_text: text(20), url: text(2000) }),
    }),
  }),
  ...['location_request_message', 'request_contact_info'].map((type) =>
    object({
      type: only(type),
      ...around,
      body: object({ text: text(1024) }),
      action: object({ name: text() }),
    }),
  ),
);

const parameter = either(
  object({ type: only('text'), text: text(), 'parameter_name?': text(20) }),
  object({ type: only('payload'), payload: text() }),
  object({ type: only('coupon_code'), coupon_code: text(20) }),
  ...['image', 'video', 'document'].map((kind) =>
    object({ type: only(kind), [kind]: byIdOrLink({ 'filename?': text(240) }) }),
  ),
  object({ type: only('location'), location: anything }),
  object({ type: only('currency'), currency: anything }),
  object({ type: only('date_time'), date_time: anything }),
  object({ type: only('action'), action: anything }),
);

const template = object({
  name: { type: 'string', pattern: '^[a-z0-9_]{1,512}$' },
  language: object({
    code: { type: 'string', pattern: '^[a-z]{2,3}(_[A-Z]{2})?$' },
    'policy?': text(),
  }),
  'components?': list(
    either(
      object({ type: oneOf('header', 'body'), parameters: list(parameter, 1) }),
      object({
        type: only('button'),
        sub_type: oneOf('quick_reply', 'url', 'copy_code', 'flow'),
        index: either(integer, { type: 'string', pattern: '^[0-9]$' }),
        parameters: list(parameter, 1),
      }),
    ),
  ),
});

const card = object({
  name: object({ formatted_name: text() }, { additionalProperties: true }),
  'phones?': list(object({ 'phone?': text(), 'type?': text(), 'wa_id?': text() })),
  'emails?': list(anything),
  'urls?': list(anything),
  'addresses?': list(anything),
  'org?': anything,
  'birthday?': text(),
});

/** What a type's own key holds. */
const CONTENT: Record<string, Schema> = {
  ...media,
  text: object({ body: text(4096), 'preview_url?': boolean }),
  location: object({ latitude: number, longitude: number, 'name?': text(), 'address?': text() }),
  contacts: list(card, 1, 257),
  reaction: object({ message_id: wamid, emoji: { type: 'string' } }),
  interactive,
  template,
};

/** `POST /{phone}/messages`: a message of each type, by `to` or by `recipient`. */
export const SENDS: Record<string, Schema> = Object.fromEntries(
  Object.entries(CONTENT).map(([type, content]) => [
    type,
    object(
      {
        messaging_product: only('whatsapp'),
        'recipient_type?': only('individual'),
        'to?': { type: 'string', pattern: '^\\+[0-9]{8,15}$' }, // without + Meta prepends the shop's country
        'recipient?': text(150),
        type: only(type),
        [type]: content,
        'context?': object({ message_id: wamid }),
        'biz_opaque_callback_data?': text(512),
      },
      { anyOf: [{ required: ['to'] }, { required: ['recipient'] }] },
    ),
  ]),
);

/** The same endpoint: "this and all before it is read", with or without "I am writing". */
export const READ: Schema = object({
  messaging_product: only('whatsapp'),
  status: only('read'),
  message_id: wamid,
  'typing_indicator?': object({ type: only('text') }),
});
