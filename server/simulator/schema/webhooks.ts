import {
  anything,
  boolean,
  digits,
  either,
  integer,
  list,
  number,
  object,
  only,
  oneOf,
  seconds,
  sha256,
  text,
  userId,
  wamid,
  type Schema,
} from './shapes.js';

const metadata = object({ display_phone_number: digits, phone_number_id: digits });
const contact = object({
  profile: object({ name: text(), 'username?': { type: 'string', pattern: '^[a-z0-9._]{3,35}$' } }),
  'wa_id?': digits,
  user_id: userId,
});
const errors = list(
  object({
    code: integer,
    title: text(),
    message: text(),
    error_data: object({ details: text() }),
    'href?': text(),
  }),
  1,
);

const file = { id: digits, mime_type: text(), sha256, 'url?': text() };
const captioned = object({ ...file, 'caption?': text() });
const reply = { id: text(256), title: text(24) };

/** What a customer's message holds under its type. */
const CONTENT: Record<string, Schema> = {
  text: object({ body: text() }),
  image: captioned,
  video: captioned,
  audio: object({ ...file, voice: boolean }),
  document: object({ ...file, filename: text(), 'caption?': text() }),
  sticker: object({ ...file, animated: boolean }),
  location: object({
    latitude: number,
    longitude: number,
    'name?': text(),
    'address?': text(),
    'url?': text(),
  }),
  contacts: list(
    object(
      { name: object({ formatted_name: text() }, { additionalProperties: true }) },
      { additionalProperties: true },
    ),
    1,
  ),
  interactive: either(
    object({ type: only('button_reply'), button_reply: object(reply) }),
    object({
      type: only('list_reply'),
      list_reply: object({ ...reply, 'description?': text(72) }),
    }),
  ),
  button: object({ payload: text(), text: text() }),
  reaction: object({ message_id: wamid, 'emoji?': text() }),
  order: object({
    catalog_id: digits,
    text: { type: 'string' },
    product_items: list(
      object({
        product_retailer_id: text(),
        quantity: integer,
        item_price: number,
        currency: text(3),
      }),
      1,
    ),
  }),
  system: object({
    type: oneOf('user_changed_number', 'user_changed_user_id'),
    body: text(),
    'wa_id?': digits,
    user_id: userId,
    'previous_user_id?': userId,
  }),
  unsupported: object({ type: text() }),
  edit: object({ original_message_id: wamid, message: anything }),
  revoke: object({ original_message_id: wamid }),
};

/** Types that must say what they answer. */
const ANSWERS = new Set(['interactive', 'button']);

const message = (type: string, content: Schema): Schema =>
  object({
    'from?': digits,
    from_user_id: userId,
    id: wamid,
    timestamp: seconds,
    type: only(type),
    [type]: content,
    ...(type === 'unsupported' && { errors }),
    [ANSWERS.has(type) ? 'context' : 'context?']: object({
      'from?': text(),
      'id?': wamid,
      'forwarded?': boolean,
    }),
    'referral?': anything,
  });

const messages = Object.entries(CONTENT).map(([type, content]) => message(type, content));
const product = { messaging_product: only('whatsapp'), metadata };

const status = object({
  id: wamid,
  status: oneOf('sent', 'delivered', 'read', 'played', 'failed'),
  timestamp: seconds,
  'recipient_id?': digits,
  'recipient_user_id?': userId,
  'biz_opaque_callback_data?': text(512),
  'pricing?': object({
    billable: boolean,
    pricing_model: only('PMP'),
    type: oneOf('regular', 'free_customer_service', 'free_entry_point'),
    category: oneOf('service', 'utility', 'marketing', 'authentication'),
  }),
  'errors?': errors,
});

const call = {
  'from?': digits,
  from_user_id: userId,
  to: digits,
  id: { type: 'string', pattern: '^wacid\\.' },
  timestamp: seconds,
  direction: only('USER_INITIATED'),
};

/** The value of a change, by its field. */
const VALUES: Record<string, Schema> = {
  messages: either(
    object({ ...product, contacts: list(contact, 1, 1), messages: list(either(...messages), 1) }),
    object({ ...product, messages: list(message('system', CONTENT.system!), 1) }),
    object({ ...product, 'contacts?': list(contact, 1, 1), statuses: list(status, 1) }),
  ),
  smb_message_echoes: object({
    ...product,
    contacts: list(contact, 1, 1),
    message_echoes: list(
      object({
        from: digits,
        'to?': digits,
        to_user_id: userId,
        id: wamid,
        timestamp: seconds,
        type: only('text'),
        text: CONTENT.text!,
      }),
      1,
    ),
  }),
  calls: object({
    ...product,
    contacts: list(contact, 1, 1),
    calls: list(
      either(
        object({ ...call, event: only('connect'), session: anything }),
        object({ ...call, event: only('terminate'), status: oneOf('COMPLETED', 'FAILED') }),
      ),
      1,
    ),
  }),
  message_template_status_update: object({
    event: text(),
    message_template_id: integer,
    message_template_name: text(),
    message_template_language: text(),
    reason: text(),
  }),
};

/** The body of a POST to the callback. */
export const WEBHOOK: Schema = object({
  object: only('whatsapp_business_account'),
  entry: list(
    object({
      id: digits,
      'time?': integer,
      changes: list(
        either(
          ...Object.entries(VALUES).map(([field, value]) => object({ field: only(field), value })),
        ),
        1,
      ),
    }),
    1,
  ),
});
