import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse } from 'yaml';
import { clean } from '../clean.js';
import { AdapterError } from '../domain.js';

type Json = Record<string, unknown>;

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Json;
}

interface Operation {
  operationId: string;
  parameters?: (Parameter | { $ref: string })[];
  security?: Record<string, string[]>[];
  requestBody?: { content: Record<string, { schema?: Json }> };
}

interface Protocol {
  paths: Record<string, Partial<Record<'get' | 'post', Operation>>>;
  components: {
    parameters: Record<string, Parameter>;
    securitySchemes: Record<string, { in?: string; name?: string }>;
    schemas: Json;
  };
}

/** What came with a request, by the names of the protocol. */
export interface Given {
  path: Record<string, string>;
  query: URLSearchParams;
  headers: Headers;
  body?: unknown;
}

/** The same, checked: texts can be kept and, where the protocol says so, became numbers and lists; with its defaults. */
export interface Checked {
  params: Record<string, unknown>;
  body: unknown;
}

/** @throws AdapterError `invalid` with the `field` that does not fit */
export type Check = (given: Given) => Checked;

const PROTOCOL = new URL('../../../docs/protocol.yaml', import.meta.url);

/** Checks requests against docs/protocol.yaml, one check for each operation. */
export function protocolChecks(): ReadonlyMap<string, Check> {
  const protocol = parse(readFileSync(PROTOCOL, 'utf8')) as Protocol;
  const components = { $id: 'protocol', components: byKind(protocol.components) };
  const compilers = [
    new Ajv2020({ strict: false, coerceTypes: true, useDefaults: true }),
    new Ajv2020({ strict: false }),
  ].map((ajv) => {
    formats.default(ajv);
    ajv.addSchema(components);
    return (schema: Json) => ajv.compile(absolute(schema));
  });
  const [forParams, forBody] = compilers as [Compile, Compile];
  return new Map(
    Object.values(protocol.paths)
      .flatMap((path) => Object.values(path))
      .map((operation) => [
        operation.operationId,
        checkOf(operation, protocol, forParams, forBody),
      ]),
  );
}

type Compile = (schema: Json) => ValidateFunction;

function checkOf(
  operation: Operation,
  { components }: Protocol,
  forParams: Compile,
  forBody: Compile,
): Check {
  const { requestBody } = operation;
  const known = [...parametersOf(operation, components), ...keysOf(operation, components)];
  const paramsFit = forParams({
    type: 'object',
    required: known.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(known.map(({ name, schema }) => [name, schema])),
  });
  const bodySchema = requestBody?.content['application/json']?.schema;
  const bodyFits = bodySchema && forBody(bodySchema);
  return ({ path, query, headers, body }) => {
    const stranger = [...query.keys()].find(
      (key) => !known.some(({ name, in: place }) => place === 'query' && name === key),
    );
    if (stranger !== undefined) throw invalid('There is no such parameter', stranger);
    const params: Record<string, unknown> = {};
    for (const { name, in: place, schema } of known) {
      const value =
        place === 'path'
          ? path[name]
          : place === 'header'
            ? (headers.get(name) ?? undefined)
            : given(query.getAll(name), schema['type'] === 'array');
      if (value !== undefined) params[name] = value;
    }
    if (!paramsFit(params)) throw refusal(paramsFit.errors);
    if (bodyFits && !bodyFits(body)) throw refusal(bodyFits.errors);
    return { params: clean(params), body: clean(body) };
  };
}

const parametersOf = (
  { parameters = [] }: Operation,
  { parameters: shared }: Protocol['components'],
): Parameter[] =>
  parameters.map((parameter) =>
    '$ref' in parameter ? shared[parameter.$ref.split('/').at(-1)!]! : parameter,
  );

/** What a URL of the operation may carry in place of a token. */
const keysOf = (
  { security = [] }: Operation,
  { securitySchemes }: Protocol['components'],
): Parameter[] =>
  security
    .flatMap((scheme) => Object.keys(scheme))
    .map((name) => securitySchemes[name] ?? {})
    .filter(({ in: place }) => place === 'query')
    .map(({ name = '' }) => ({ name, in: 'query', schema: { type: 'string', maxLength: 200 } }));

const given = (values: string[], isList: boolean): string | string[] | undefined =>
  values.length === 0 ? undefined : isList || values.length > 1 ? values : values[0];

const invalid = (message: string, field: string): AdapterError =>
  new AdapterError('invalid', message, { field });

/** The first thing that does not fit, as `content.text`. */
function refusal(errors: ErrorObject[] | null | undefined): AdapterError {
  const { instancePath = '', params = {}, message = 'Does not fit' } = errors?.[0] ?? {};
  const at = instancePath.split('/').slice(1);
  const inside = (params['missingProperty'] ?? params['additionalProperty']) as string | undefined;
  const path = [...at, ...(inside === undefined ? [] : [inside])].join('.');
  return invalid(message, path.slice(0, 200) || 'body');
}

const byKind = (components: Protocol['components']): Json => ({
  ...components,
  schemas: absolute(components.schemas),
});

/** `$ref` from everywhere, and alternatives chosen by their discriminator, so that an error names the field. */
function absolute<T>(value: T): T {
  if (Array.isArray(value)) return value.map(absolute) as T;
  if (value === null || typeof value !== 'object') return value;
  const { discriminator, oneOf, ...rest } = value as Json;
  const copy = Object.fromEntries(
    Object.entries(rest).map(([key, inner]) => [
      key,
      key === '$ref' ? refTo(inner as string) : absolute(inner),
    ]),
  );
  if (!discriminator)
    return { ...copy, ...(oneOf !== undefined && { oneOf: absolute(oneOf) }) } as T;
  return { ...copy, ...chosenBy(discriminator as Discriminator) } as T;
}

interface Discriminator {
  propertyName: string;
  mapping: Record<string, string>;
}

const chosenBy = ({ propertyName, mapping }: Discriminator): Json => ({
  properties: { [propertyName]: { enum: Object.keys(mapping) } },
  allOf: Object.entries(mapping).map(([name, ref]) => ({
    if: { properties: { [propertyName]: { const: name } } },
    then: { $ref: refTo(ref) },
  })),
});

const refTo = (ref: string): string => ref.replace(/^#/, 'protocol#');
