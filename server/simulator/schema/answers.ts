import {
  anything,
  digits,
  either,
  integer,
  list,
  object,
  only,
  oneOf,
  sha256,
  text,
  userId,
  wamid,
  type Schema,
} from './shapes.js';

const sent: Schema = object({
  messaging_product: only('whatsapp'),
  contacts: list(object({ input: text(), 'wa_id?': digits, 'user_id?': userId }), 1, 1),
  messages: list(
    object({
      id: wamid,
      'message_status?': oneOf('accepted', 'held_for_quality_assessment', 'paused'),
    }),
    1,
    1,
  ),
});

const error: Schema = object({
  error: object({
    message: text(),
    type: text(),
    code: integer,
    'error_subcode?': integer,
    'error_data?': object({ messaging_product: only('whatsapp'), details: text() }),
    fbtrace_id: text(),
  }),
});

const paging: Schema = object({
  cursors: object({ before: text(), after: text() }),
  'next?': text(),
  'previous?': text(),
});

const templates: Schema = object({
  data: list(
    object({
      id: digits,
      name: text(512),
      language: text(10),
      status: text(),
      category: oneOf('MARKETING', 'UTILITY', 'AUTHENTICATION'),
      parameter_format: oneOf('POSITIONAL', 'NAMED'),
      components: list(anything),
    }),
  ),
  'paging?': paging,
});

/** What the Graph surface answers, by what was asked. */
export const ANSWERS = {
  sent,
  success: object({ success: { const: true } }),
  error,
  uploaded: object({ id: digits }),
  media: object({
    messaging_product: only('whatsapp'),
    url: text(),
    mime_type: text(),
    sha256,
    file_size: { type: 'string', pattern: '^[0-9]+$' },
    id: digits,
  }),
  templates,
  templateCreated: object({ id: digits, status: text(), category: text() }),
  numbers: object({
    data: list(object({ id: digits }, { additionalProperties: true })),
    'paging?': paging,
  }),
  subscriptions: object({ data: list(object({ whatsapp_business_api_data: anything })) }),
  node: either(object({ id: digits }, { additionalProperties: true })),
} satisfies Record<string, Schema>;
