import type { DrawnTemplate, JsonObject, Option, Template } from '../control.js';
import { GraphError } from './errors.js';

/** A template with its values in it. */
export interface FilledTemplate {
  drawn: DrawnTemplate;
  /** The file of the header. */
  media?: { kind: string; id?: string; link?: string };
  options: Option[];
}

interface Part extends JsonObject {
  type?: string;
  sub_type?: string;
  index?: string | number;
  parameters?: Value[];
}

interface Value extends JsonObject {
  type?: string;
  text?: string;
  parameter_name?: string;
}

interface Component extends JsonObject {
  type: string;
  format?: string;
  text?: string;
  buttons?: { type: string; text: string; url?: string }[];
}

const VARIABLE = /\{\{(\w+)\}\}/g;

/** The variables of a text, in order, each once. */
export const variablesOf = (text = ''): string[] => [
  ...new Set([...text.matchAll(VARIABLE)].map(([, name]) => name!)),
];

/**
 * Fills a template as Meta does.
 * @throws GraphError 132000 for another number of values, 132012 for a value of another kind, 132018 for one that
 * may not be, 132005 for a text that gets too long, 131008 for a button without its value
 */
export function fill(template: Template, parts: Part[]): FilledTemplate {
  const components = template.components as Component[];
  const of = (type: string) => components.find((one) => one.type.toUpperCase() === type);
  const part = (type: string) => parts.find((one) => one.type?.toLowerCase() === type);
  const [header, body, footer] = [of('HEADER'), of('BODY'), of('FOOTER')];
  const buttons = of('BUTTONS')?.buttons ?? [];
  const media = mediaOf(header, part('header'));
  const text = fillText(template, 'body', body?.text ?? '', part('body'));
  if (text.length > 1024) throw new GraphError(132005);
  const headerText =
    header?.format === 'TEXT' || header?.format === undefined
      ? fillText(template, 'header', header?.text ?? '', part('header'))
      : '';
  return {
    drawn: {
      name: template.name,
      language: template.language,
      ...(headerText && { header: headerText }),
      body: text,
      ...(footer?.text !== undefined && { footer: footer.text }),
      buttons: buttons.map((button) => button.text),
    },
    ...(media && { media }),
    options: buttons.flatMap((button, index) => {
      const value = valueOfButton(button, index, parts);
      const isReply = button.type.toUpperCase() === 'QUICK_REPLY';
      return isReply ? [{ id: value ?? button.text, title: button.text }] : [];
    }),
  };
}

function fillText(template: Template, where: string, text: string, part: Part | undefined): string {
  const names = variablesOf(text);
  const values = part?.parameters ?? [];
  if (values.length !== names.length) {
    throw new GraphError(132000, {
      details:
        `${where}: number of localizable_params (${values.length}) does not match the expected ` +
        `number of params (${names.length})`,
    });
  }
  const isNamed = template.parameterFormat === 'NAMED';
  return text.replace(VARIABLE, (_all, name: string) => {
    const value = isNamed
      ? values.find(({ parameter_name }) => parameter_name === name)
      : values[names.indexOf(name)];
    if (!value) throw new GraphError(132018, { details: `${where}: no value for "${name}"` });
    return wordsOf(value, where);
  });
}

function wordsOf(value: Value, where: string): string {
  if (value.type === 'currency' || value.type === 'date_time') {
    const { fallback_value: fallback } = (value[value.type] ?? {}) as { fallback_value?: string };
    if (fallback) return fallback;
  }
  if (value.type !== 'text')
    throw new GraphError(132012, {
      details: `${where}: parameter type "${value.type}" where text is expected`,
    });
  if (typeof value.text !== 'string' || value.text === '')
    throw new GraphError(131008, { details: `${where}: a text parameter is empty` });
  if (/[\n\t]| {5,}/.test(value.text)) {
    throw new GraphError(132018, {
      details: `${where}: Param text cannot have new-line/tab characters or more than 4 consecutive spaces`,
    });
  }
  return value.text;
}

/** The file of the header, by id or link. */
function mediaOf(header: Component | undefined, part: Part | undefined): FilledTemplate['media'] {
  const kind = header?.format?.toLowerCase();
  if (!kind || !['image', 'video', 'document'].includes(kind)) return undefined;
  const [value, ...more] = part?.parameters ?? [];
  if (!value || more.length > 0)
    throw new GraphError(132000, { details: `header: one ${kind} is expected` });
  const media = value[kind] as { id?: string; link?: string } | undefined;
  if (value.type !== kind || !media)
    throw new GraphError(132012, { details: `header: Format mismatch, expected ${kind}` });
  const { id, link } = media;
  if (id === undefined && link === undefined)
    throw new GraphError(131008, { details: `header: ${kind} has no id or link` });
  return { kind, ...(id !== undefined && { id }), ...(link !== undefined && { link }) };
}

/** What a button was given: a payload, or the end of its URL. */
function valueOfButton(
  button: { type: string; text: string; url?: string },
  index: number,
  parts: Part[],
): string | undefined {
  const part = parts.find(
    (one) => one.type?.toLowerCase() === 'button' && Number(one.index) === index,
  );
  const value = part?.parameters?.[0];
  const needsValue = variablesOf(button.url).length > 0;
  if (needsValue && typeof value?.text !== 'string')
    throw new GraphError(131008, {
      details: `buttons: Button at index ${index} of type Url requires a parameter`,
    });
  const given = value?.payload ?? value?.text;
  return typeof given === 'string' ? given : undefined;
}
