import type { Template } from '../../domain.js';

type Json = Record<string, unknown>;
type Status = NonNullable<Template['status']>;
type Button = NonNullable<Template['buttons']>[number];

export const TEMPLATE_FIELDS = 'id,name,category,language,status,components';

/** Only `APPROVED` may be sent. What is deleted, or about to be, is left out. */
const STATUS: Record<string, Status | undefined> = {
  APPROVED: 'approved',
  PENDING: 'pending',
  IN_APPEAL: 'pending',
  REJECTED: 'rejected',
  PAUSED: 'paused',
  FLAGGED: 'paused',
  LIMIT_EXCEEDED: 'paused',
  LOCKED: 'paused',
  DISABLED: 'disabled',
  ARCHIVED: 'disabled',
};

const CATEGORIES = ['marketing', 'utility', 'authentication'] as const;

/**
 * A template as Meta lists it. Undefined for one that an agent could not send: deleted, without a body, or with a part
 * that wants more than texts and a file (a place, a carousel, an offer, a flow, a one-time password, a coupon's code).
 */
export function parseTemplate(raw: unknown): Template | undefined {
  const { id, name, language, status, category, components } = (raw ?? {}) as Json;
  if (typeof id !== 'string' || typeof name !== 'string' || typeof language !== 'string')
    return undefined;
  const known = typeof status === 'string' ? STATUS[status] : undefined;
  const parts = Array.isArray(components) ? (components as Json[]) : [];
  const part = (type: string): Json | undefined => parts.find((each) => each['type'] === type);
  const body = part('BODY');
  const header = part('HEADER');
  const footer = part('FOOTER')?.['text'];
  const buttons = ((part('BUTTONS')?.['buttons'] ?? []) as Json[]).map(buttonOf);
  const head = header && headerOf(header);
  const isWhole = parts.every(({ type }) => PARTS.has(type as string));
  if (!known || !isWhole || typeof body?.['text'] !== 'string') return undefined;
  if ((header && !head) || !buttons.every((button) => button !== undefined)) return undefined;
  const kind = CATEGORIES.find((each) => each.toUpperCase() === category);
  const params = examplesOf(body, header);
  return {
    id,
    name,
    language,
    status: known,
    body: body['text'],
    ...(kind && { category: kind }),
    ...(head && { header: head }),
    ...(typeof footer === 'string' && { footer }),
    ...(buttons.length > 0 && { buttons }),
    ...(Object.keys(params).length > 0 && { params }),
  };
}

const PARTS = new Set(['HEADER', 'BODY', 'FOOTER', 'BUTTONS']);

function headerOf({ format, text }: Json): Template['header'] {
  switch (format) {
    case 'TEXT':
      return typeof text === 'string' ? { kind: 'text', text } : undefined;
    case 'IMAGE':
      return { kind: 'image' };
    case 'VIDEO':
      return { kind: 'video' };
    case 'DOCUMENT':
      return { kind: 'document' };
    default:
      return undefined;
  }
}

function buttonOf({ type, text, url, phone_number: phone }: Json): Button | undefined {
  if (typeof text !== 'string') return undefined;
  switch (type) {
    case 'QUICK_REPLY':
      return { kind: 'reply', text };
    case 'URL':
      return typeof url === 'string' ? { kind: 'url', text, url } : undefined;
    case 'PHONE_NUMBER':
      return typeof phone === 'string' ? { kind: 'phone', text, phone } : undefined;
    default:
      return undefined;
  }
}

/** Meta keeps examples by place (`[["Ana", "123"]]`) or by name, apart for header and body. */
function examplesOf(body: Json, header: Json | undefined): NonNullable<Template['params']> {
  const bodyExample = (body['example'] ?? {}) as Json;
  const headerExample = (header?.['example'] ?? {}) as Json;
  const [bodyTexts] = (bodyExample['body_text'] ?? []) as unknown[][];
  return {
    ...byPlace('header', headerExample['header_text']),
    ...byName('header', headerExample['header_text_named_params']),
    ...byPlace('body', bodyTexts),
    ...byName('body', bodyExample['body_text_named_params']),
  };
}

const byPlace = (part: string, examples: unknown): NonNullable<Template['params']> =>
  Object.fromEntries(
    (Array.isArray(examples) ? examples : []).flatMap((example: unknown, index) =>
      typeof example === 'string' ? [[`${part}:${index + 1}`, { example }]] : [],
    ),
  );

const byName = (part: string, examples: unknown): NonNullable<Template['params']> =>
  Object.fromEntries(
    (Array.isArray(examples) ? (examples as Json[]) : []).flatMap(
      ({ param_name: name, example }) =>
        typeof name === 'string' && typeof example === 'string'
          ? [[`${part}:${name}`, { example }]]
          : [],
    ),
  );
