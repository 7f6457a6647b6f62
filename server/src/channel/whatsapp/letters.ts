import { headerMedia, slotsOf, type Template } from '../../domain.js';
import { ChannelError, type Letter, type LetterBody } from '../channel.js';

type Json = Record<string, unknown>;

/** A letter as `POST /{phone number id}/messages` takes it. @throws ChannelError `invalid`, `undeliverable` */
export function payloadOf({ to, callback, quotes, body }: Letter): Json {
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...addressOf(to),
    ...contentOf(body),
    ...(quotes !== undefined && { context: { message_id: quotes } }),
    biz_opaque_callback_data: callback,
  };
}

/** Without the `+` Meta takes a number for one of the business's own country. */
function addressOf({ phone, userId }: Letter['to']): Json {
  if (phone !== undefined) return { to: `+${phone.replace(/\D/g, '')}` };
  if (userId !== undefined) return { recipient: userId };
  throw new ChannelError('undeliverable', 'The contact has neither a phone nor an id of WhatsApp');
}

function contentOf(body: LetterBody): Json {
  switch (body.kind) {
    case 'text':
      return { type: 'text', text: textOf(body.text) };
    case 'media': {
      const { media, providerId, caption, name, voice } = body;
      const file = {
        id: providerId,
        ...(caption && { caption }),
        ...(media === 'document' && name && { filename: name }),
        ...(media === 'audio' && voice && { voice }),
      };
      return { type: media, [media]: file };
    }
    case 'template':
      return { type: 'template', template: templateOf(body) };
    case 'options':
      return { type: 'interactive', interactive: interactiveOf(body) };
  }
}

/** WhatsApp draws a preview of the first link. */
const textOf = (body: string): Json => ({ body, preview_url: /https?:\/\//i.test(body) });

/* Meta's limits of interactive messages, in characters. */
const BUTTON = 20;
const ROW = 24;
const ROW_WORDS = 72;

function interactiveOf({
  text,
  options,
  listLabel,
}: Extract<LetterBody, { kind: 'options' }>): Json {
  if (options.length > (listLabel === undefined ? 3 : 10))
    throw new ChannelError('invalid', 'Buttons are three at the most, rows of a list ten');
  if (listLabel === undefined) {
    const buttons = options.map(({ id, title }) => ({
      type: 'reply',
      reply: { id, title: cut(title, BUTTON) },
    }));
    return { type: 'button', body: { text }, action: { buttons } };
  }
  const rows = options.map(({ id, title, description }) => ({
    id,
    title: cut(title, ROW),
    ...(description && { description: cut(description, ROW_WORDS) }),
  }));
  return {
    type: 'list',
    body: { text },
    action: { button: cut(listLabel, BUTTON), sections: [{ rows }] },
  };
}

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1).toWellFormed()}…` : text;

function templateOf(body: Extract<LetterBody, { kind: 'template' }>): Json {
  const { name, language } = body.template;
  const components = componentsOf(body);
  return {
    name,
    language: { code: language },
    ...(components.length > 0 && { components }),
  };
}

/** One for each part that has something to be filled in. */
function componentsOf({
  template,
  params,
  headerProviderId,
  headerName,
}: Extract<LetterBody, { kind: 'template' }>): Json[] {
  const media = headerMedia(template);
  const file = {
    id: headerProviderId,
    ...(media === 'document' && headerName && { filename: headerName }),
  };
  const header =
    media && headerProviderId !== undefined
      ? [{ type: media, [media]: file }]
      : valuesOf(template, 'header:', params);
  const body = valuesOf(template, 'body:', params);
  const buttons = (template.buttons ?? []).flatMap((_, index) => {
    const parameters = valuesOf(template, `button${index}:`, params).map(({ type, text }) => ({
      type,
      text,
    }));
    const button = { type: 'button', sub_type: 'url', index: String(index), parameters };
    return parameters.length > 0 ? [button] : [];
  });
  return [
    ...(header.length > 0 ? [{ type: 'header', parameters: header }] : []),
    ...(body.length > 0 ? [{ type: 'body', parameters: body }] : []),
    ...buttons,
  ];
}

/** Positional values go by their numbers, named ones bring their names. Meta does not let a template mix them. */
function valuesOf(template: Template, prefix: string, params: Record<string, string>): Json[] {
  const slots = slotsOf(template).filter(({ key }) => key.startsWith(prefix));
  return slots
    .sort((a, b) => Number(a.name) - Number(b.name) || 0)
    .map(({ key, name }) => ({
      type: 'text',
      ...(!/^\d+$/.test(name) && { parameter_name: name }),
      text: params[key]?.trim() ?? '',
    }));
}
