import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'yaml';

interface Node {
  [key: string]: unknown;
  required?: string[];
  properties?: Record<string, Node>;
  enum?: unknown[];
  $ref?: string;
}

const PREFIX = '#/components/schemas/';

/** What Meta's description describes of what is used here. */
export type MetaSchema =
  | 'Message'
  | 'MarkMessageRequestPayload'
  | 'MessageResponsePayload'
  | 'GraphAPIError'
  | 'SuccessResponse'
  | 'SubscribedAppsResponse'
  | 'WhatsAppBusinessAccountPhoneNumbersConnection'
  | 'WebhookPayload';

/**
 * Meta's own OpenAPI description (github.com/facebook/openapi, `business-messaging-api_v23.0.yaml`, MIT), read from a
 * file that is not part of this repository, and put right where it contradicts itself or is older than what Meta
 * documents today; the README lists each place. Answers what is wrong with a value.
 */
export function metaDescription(file: string): (schema: MetaSchema, value: unknown) => string[] {
  const { components } = parse(readFileSync(file, 'utf8')) as {
    components: { schemas: Record<string, Node> };
  };
  correct(components.schemas);
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'meta', components });
  return (schema, value) => {
    const validate = ajv.getSchema(`meta${PREFIX}${schema}`)!;
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}

/** Messages that come in have the names of those that go out; their own have a number behind. */
const INCOMING: Record<string, string> = {
  TextMessage: 'TextMessage_2',
  ReactionMessage: 'ReactionMessage_1',
  AudioMessage: 'AudioMessage_1',
  DocumentMessage: 'DocumentMessage_1',
  ImageMessage: 'ImageMessage_1',
  StickerMessage: 'StickerMessage_1',
  VideoMessage: 'VideoMessage_1',
  BaseMessageProperties: 'BaseMessageProperties_1',
  ContactObject: 'ContactObject_1',
  ErrorObject: 'ErrorObject_2',
};
const INCOMING_ONLY = [
  ...['IncomingMessage', 'LocationMessage_1', 'ContactSharingMessage', 'UnsupportedMessage'],
  ...['ButtonMessage', 'InteractiveMessageReply', 'OrderMessage', 'SystemMessage'],
  ...Object.values(INCOMING),
];

function correct(schemas: Record<string, Node>): void {
  for (const name of INCOMING_ONLY) if (schemas[name]) redirect(schemas[name]);
  const incoming = schemas.IncomingMessage as { oneOf: Node[] };
  for (const one of incoming.oneOf)
    if (one.$ref === `${PREFIX}LocationMessage`) one.$ref = `${PREFIX}LocationMessage_1`;

  // A closed half of an `allOf` forbids the keys of the other half.
  for (const node of Object.values(schemas))
    for (const half of (node.allOf as Node[] | undefined) ?? []) delete half.additionalProperties;

  const optional = (name: string, ...keys: string[]) => {
    const node = schemas[name]!;
    node.required = (node.required ?? []).filter((key) => !keys.includes(key));
  };
  optional('BaseMessageProperties', 'recipient_type', 'to'); // `individual` is the default; or `recipient`
  optional('BaseMessageProperties_1', 'from'); // usernames, 2026
  optional('Statuses', 'recipient_id');
  optional('ContextObject', 'from', 'id', 'referred_product');
  optional('LanguageObject', 'policy');
  optional('ReferralObject', 'headline', 'body', 'media_type', 'ctwa_clid', 'source_url');
  optional('WhatsAppBusinessAccountPhoneNumber', 'status');
  schemas.Statuses!.properties!.status!.enum!.push('played'); // 2026-03
  const half = (name: string, key: string) =>
    (schemas[name]!.allOf as Node[])[1]!.properties![key]!;
  const place = half('LocationMessage', 'location').properties!;
  for (const key of ['latitude', 'longitude']) place[key]!.type = ['number', 'string'];
  half('LocationMessage_1', 'location').required = ['latitude', 'longitude'];
  half('ReactionMessage_1', 'reaction').required = ['message_id']; // taken back: no emoji
}

/** Points what is inside to the schemas of messages that come in. */
function redirect(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  const { $ref } = node as Node;
  const name = $ref?.slice(PREFIX.length) ?? '';
  if (INCOMING[name]) (node as Node).$ref = PREFIX + INCOMING[name];
  for (const child of Object.values(node)) redirect(child);
}
