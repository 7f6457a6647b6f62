import type { TemplatePreview } from './outbox.js';
import type { Template } from './template.js';

/** A place in a template that the agent fills: `{{1}}` or `{{first_name}}`. */
export interface Slot {
  /** `header:1`, `body:first_name`, `button0:1`: what `params` is keyed by. */
  key: string;
  /** What stands between the braces. */
  name: string;
  part: 'header' | 'body' | 'button';
  label?: string;
  example?: string;
}

/** A part whose length Meta limits. */
export type LimitedPart = 'header' | 'body' | 'footer';

/** What is wrong with one field (`key`), the header's file (`media`) or the template itself (`template`). */
export type SlotProblem =
  | { key: string; problem: 'empty' | 'breaks' | 'not_approved' | 'url' | 'media' }
  /** `over`: by so many characters. Of the template itself: whatever is filled in. */
  | { key: string; problem: 'too_long'; part: LimitedPart; over: number };

/** Meta's limits of the filled text, in characters. */
const LIMITS: Record<LimitedPart, number> = { header: 60, body: 1024, footer: 60 };

const SLOT = /\{\{\s*(\w{1,40})\s*\}\}/g;

/** Every slot of a template, in the order of reading, each once. */
export const slotsOf = (template: Template): Slot[] => {
  const slots = new Map<string, Slot>();
  for (const { part, prefix, text } of textsOf(template)) {
    for (const [, name = ''] of text.matchAll(SLOT)) {
      const key = `${prefix}:${name}`;
      if (!slots.has(key)) slots.set(key, { key, name, part, ...template.params?.[key] });
    }
  }
  return [...slots.values()];
};

const textsOf = (template: Template): { part: Slot['part']; prefix: string; text: string }[] => [
  ...(template.header?.kind === 'text'
    ? [{ part: 'header' as const, prefix: 'header', text: template.header.text }]
    : []),
  { part: 'body', prefix: 'body', text: template.body },
  ...(template.buttons ?? []).flatMap((button, index) =>
    button.kind === 'url'
      ? [{ part: 'button' as const, prefix: `button${index}`, text: button.url }]
      : [],
  ),
];

/** Whether the header wants a file. */
export const headerMedia = ({ header }: Template): 'image' | 'video' | 'document' | undefined =>
  header && header.kind !== 'text' ? header.kind : undefined;

export const isApproved = ({ status = 'approved' }: Pick<Template, 'status'>): boolean =>
  status === 'approved';

/** What Meta would refuse (132000, 132005, 132012, 132018), told before anything is sent. Empty: it may go. */
export const checkTemplate = (
  template: Template,
  params: Readonly<Record<string, string>>,
  hasMedia = false,
): SlotProblem[] => {
  const problems: SlotProblem[] = isApproved(template)
    ? []
    : [{ key: 'template', problem: 'not_approved' }];
  if (headerMedia(template) && !hasMedia) problems.push({ key: 'media', problem: 'media' });
  for (const { key, part } of slotsOf(template)) {
    const value = params[key] ?? '';
    if (value.trim() === '') problems.push({ key, problem: 'empty' });
    else if (/[\t\n\v\f\r\u0085\u2028\u2029]| {4}/.test(value))
      problems.push({ key, problem: 'breaks' });
    else if (part === 'button' && !isUrlPart(value)) problems.push({ key, problem: 'url' });
  }
  return [...problems, ...checkLengths(template, params)];
};

/** A slot holds a character at least: where even that is too much, no value is to blame. */
const checkLengths = (
  template: Template,
  params: Readonly<Record<string, string>>,
): SlotProblem[] => {
  const shortest = fillTemplate(template, fewest(template, {}));
  const filled = fillTemplate(template, fewest(template, params));
  return (['header', 'body', 'footer'] as const).flatMap((part): SlotProblem[] => {
    const field = part === 'body' ? 'text' : part;
    const over = (filled[field] ?? '').length - LIMITS[part];
    if (over <= 0) return [];
    const isFixed = (shortest[field] ?? '').length > LIMITS[part];
    const key = isFixed ? 'template' : longest(template, part, params);
    return [{ key, problem: 'too_long', part, over }];
  });
};

/** The values, and one character where there is none. */
const fewest = (
  template: Template,
  params: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(slotsOf(template).map(({ key }) => [key, params[key]?.trim() || '-']));

/** Already percent-encoded where it must be. */
const isUrlPart = (value: string): boolean =>
  /^[\w.~!$&'()*+,;=:@/?#[\]-]*(?:%[\da-f]{2}[\w.~!$&'()*+,;=:@/?#[\]-]*)*$/i.test(value);

const longest = (
  template: Template,
  part: LimitedPart,
  params: Readonly<Record<string, string>>,
): string =>
  slotsOf(template)
    .filter((slot) => slot.part === part)
    .sort((a, b) => (params[b.key] ?? '').length - (params[a.key] ?? '').length)[0]?.key ??
  'template';

/** The template as the customer will see it. A slot without a value stays as `{{name}}`, visibly unfilled. */
export const fillTemplate = (
  template: Template,
  params: Readonly<Record<string, string>>,
): TemplatePreview => {
  const fill = (prefix: string, text: string): string =>
    text.replace(SLOT, (whole, name: string) => params[`${prefix}:${name}`]?.trim() || whole);
  const { name, header, body, footer, buttons } = template;
  return {
    name,
    text: fill('body', body),
    ...(header?.kind === 'text' && { header: fill('header', header.text) }),
    ...(footer !== undefined && { footer }),
    ...(buttons && { buttons: buttons.map(({ text }) => text) }),
  };
};

/** Meta: these buttons keep WhatsApp's desktop apps from showing the message. */
export const isPhoneOnly = ({ buttons = [] }: Pick<Template, 'buttons'>): boolean =>
  buttons.length > 3 ||
  (buttons.some(({ kind }) => kind === 'reply') && buttons.some(({ kind }) => kind !== 'reply'));
