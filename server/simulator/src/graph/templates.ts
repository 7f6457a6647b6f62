import type { JsonObject, NewTemplate, Template } from '../control.js';
import type { Simulation } from '../simulation.js';
import { objectOf, textOf } from './content.js';
import { GraphError } from './errors.js';
import { page, pick } from './paging.js';
import { variablesOf } from './template-values.js';

const CATEGORIES = ['MARKETING', 'UTILITY', 'AUTHENTICATION'];
const USUAL = ['name', 'parameter_format', 'components', 'language', 'status', 'category', 'id'];

/** A template as the Graph shows it. */
const nodeOf = ({
  parameterFormat,
  rejectedReason = 'NONE',
  ...template
}: Template): JsonObject => ({
  ...template,
  parameter_format: parameterFormat,
  rejected_reason: rejectedReason,
  quality_score: { score: 'UNKNOWN' },
});

/** `GET /{waba}/message_templates`: by `name`, `status`, `language`, `category`, with `fields`. */
export function listTemplates({ world }: Simulation, url: URL): JsonObject {
  const { searchParams } = url;
  const wanted = (key: string, value: unknown) =>
    searchParams.get(key) === null || searchParams.get(key) === value;
  const found = [...world.templates.values()].filter(
    ({ name, status, language, category }) =>
      name.includes(searchParams.get('name') ?? '') &&
      wanted('status', status) &&
      wanted('language', language) &&
      wanted('category', category),
  );
  const fields = searchParams.get('fields');
  return page(
    found.map((template) => pick(nodeOf(template), fields, USUAL)),
    url,
  );
}

/** `POST /{waba}/message_templates`: it waits for Meta's decision. @throws GraphError */
export function createTemplate(sim: Simulation, body: JsonObject): JsonObject {
  const template = addTemplate(sim, { ...read(body), status: 'PENDING' });
  return { id: template.id, status: template.status, category: template.category };
}

/** @throws GraphError 100/2388024 when there is one of that name in that language */
export function addTemplate({ world, ids }: Simulation, template: NewTemplate): Template {
  const { name, language } = template;
  if (world.template(name, language)) {
    throw new GraphError(100, {
      subcode: 2388024,
      message: `(#100) Content in this language already exists: ${name}, ${language}`,
    });
  }
  const added: Template = {
    id: ids.digits(16),
    parameterFormat: 'POSITIONAL',
    status: 'APPROVED',
    ...template,
  };
  world.saveTemplate(added);
  return added;
}

/** `DELETE /{waba}/message_templates?name=`: in all languages. @throws GraphError 100/2593002 when there is none */
export function deleteTemplates({ world }: Simulation, name: string | null): JsonObject {
  const keys = [...world.templates].filter(([, one]) => one.name === name).map(([key]) => key);
  if (keys.length === 0)
    throw new GraphError(100, { subcode: 2593002, message: '(#100) Message template not found' });
  for (const key of keys) world.templates.delete(key);
  return { success: true };
}

function read(body: JsonObject): NewTemplate {
  const name = textOf(body.name, 'name', 512);
  if (!/^[a-z0-9_]+$/.test(name))
    throw new GraphError(100, { message: '(#100) Param name must match ^[a-z0-9_]+$.' });
  const category = textOf(body.category, 'category', 20).toUpperCase();
  if (!CATEGORIES.includes(category))
    throw new GraphError(100, {
      message: `(#100) Param category must be one of {${CATEGORIES.join(', ')}}.`,
    });
  if (!Array.isArray(body.components)) throw new GraphError(131008);
  const components = body.components.map((one) => readComponent(objectOf(one, 'components')));
  if (!components.some(({ type }) => type === 'BODY'))
    throw new GraphError(100, { subcode: 2388043, message: '(#100) A body is required.' });
  const format = body.parameter_format;
  const isNamed = typeof format === 'string' && format.toUpperCase() === 'NAMED';
  return {
    name,
    language: textOf(body.language, 'language', 10),
    category: category as NewTemplate['category'],
    components,
    parameterFormat: isNamed ? 'NAMED' : 'POSITIONAL',
  };
}

/** Meta's limits: header and footer 60, body 1,024 characters; the subcode says which is broken. */
const MOST: Record<string, { most: number; subcode: number }> = {
  HEADER: { most: 60, subcode: 2388047 },
  BODY: { most: 1024, subcode: 2388072 },
  FOOTER: { most: 60, subcode: 2388073 },
};

function readComponent(component: JsonObject): JsonObject & { type: string } {
  const type = textOf(component.type, 'components.type', 20).toUpperCase();
  const { text } = component;
  const limit = MOST[type];
  if (limit && typeof text === 'string' && text.length > limit.most)
    throw new GraphError(100, {
      subcode: limit.subcode,
      message: `(#100) The ${type} is too long.`,
    });
  if (type === 'BODY' && typeof text === 'string') checkBody(text);
  if (type === 'HEADER' && typeof text === 'string' && variablesOf(text).length > 1)
    throw new GraphError(100, { subcode: 2388047, message: '(#100) A header takes one variable.' });
  return { ...component, type };
}

function checkBody(text: string): void {
  if (text === '')
    throw new GraphError(100, { subcode: 2388043, message: '(#100) A body is required.' });
  if (/^\s*\{\{|\}\}\s*$/.test(text))
    throw new GraphError(100, {
      subcode: 2388299,
      message: "(#100) Variables can't be at the start or end of the template.",
    });
}
