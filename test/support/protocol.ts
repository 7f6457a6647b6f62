import formats from 'ajv-formats';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';

/** What a value does not keep of a schema, in words; empty when it fits. */
export type Check = (value: unknown) => string[];

/** A request, as far as the protocol speaks of it. */
export interface Asked {
  method: string;
  /** Path and query: `/v1/conversations?queue=new`. */
  url: string;
  /** Names in lower case. */
  headers?: Record<string, string | undefined>;
  /** Parsed JSON; absent for a file's bytes. */
  body?: unknown;
}

export interface Answered {
  status: number;
  /** Names in lower case. */
  headers?: Record<string, string | undefined>;
  /** Parsed JSON; absent for anything else. */
  body?: unknown;
}

export interface Operation {
  id: string;
  method: string;
  /** With its parameters in braces. */
  path: string;
  /** What a request does not keep. */
  request: (asked: Asked) => string[];
  /** What an answer to it does not keep. */
  answer: (answered: Answered) => string[];
}

export interface Validators {
  operations: readonly Operation[];
  /** The operation that a request asks for. */
  find(asked: Pick<Asked, 'method' | 'url'>): Operation | undefined;
  /** The `data` of one frame of the stream, parsed. */
  event: Check;
  /** By its name in `components/schemas`. */
  schema(name: string): Check;
}

export interface ValidatorOptions {
  /** Properties of answers that the protocol does not name are problems too. Default false: clients leave them out. */
  exact?: boolean;
}

/** Holds what crosses the wire against `docs/protocol.yaml`, given as parsed. */
export const validators = (document: unknown, options: ValidatorOptions = {}): Validators => {
  const { paths, components } = resolve(document, document, options) as Protocol;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => operationOf(path, method, described)),
  );
  return {
    operations,
    find: ({ method, url }) =>
      operations.find(
        (each) => each.method === method.toLowerCase() && patternOf(each.path).test(pathOf(url)),
      ),
    event: compile(components.schemas['InboxEvent']!),
    schema: (name) => compile(components.schemas[name]!),
  };
};

type Schema = Record<string, unknown>;
type Content = Record<string, { schema?: Schema }>;
interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: Schema;
}
interface Described {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, { headers?: Record<string, Omit<Parameter, 'in'>>; content?: Content }>;
}
interface Protocol {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, Schema> };
}

const operationOf = (path: string, method: string, described: Described): Operation => {
  const { operationId, parameters = [], requestBody, responses } = described;
  const placed = (place: string): Check =>
    compile(
      textsSchema(
        parameters.filter((each) => each.in === place),
        place,
      ),
      place,
    );
  const [inPath, inQuery, inHeaders] = [placed('path'), placed('query'), placed('header')];
  const lists = parameters.filter(({ schema }) => schema['type'] === 'array');
  const bodySchema = requestBody?.content['application/json']?.schema;
  const inBody = bodySchema ? compile(bodySchema, 'body') : () => [];
  const answers = new Map(
    Object.entries(responses).map(([status, { headers = {}, content = {} }]) => {
      const named = Object.entries(headers).map(([name, header]) => ({ ...header, name }));
      const checks = Object.entries(content).map(
        ([type, { schema = {} }]) => [type, compile(schema, 'body')] as const,
      );
      return [
        status,
        { inHeaders: compile(textsSchema(named, 'header'), 'header'), checks: new Map(checks) },
      ];
    }),
  );
  return {
    id: operationId,
    method,
    path,
    request: ({ url, headers = {}, body }) => [
      ...inPath({ ...patternOf(path).exec(pathOf(url))?.groups }),
      ...inQuery(queryOf(url, lists)),
      ...inHeaders(headers),
      ...inBody(body),
    ],
    answer: ({ status, headers = {}, body }) => {
      const known = answers.get(String(status));
      if (!known) return [`${operationId} does not answer ${status}`];
      const { inHeaders, checks } = known;
      const [type = ''] = headers['content-type']?.split(';') ?? [];
      const check = checks.get(type) ?? checks.get('*/*');
      const inAnswer =
        type === 'text/event-stream' || (checks.size === 0 && type === '')
          ? []
          : (check?.(body) ?? [`${status} comes as "${type}"`]);
      return [...inHeaders(headers), ...inAnswer];
    },
  };
};

const ajvOptions = { allErrors: true, discriminator: true, strict: false };

/** Compiles at the first look. With a `place`, texts are read as what the schema says. */
const compile = (schema: Schema, place = ''): Check => {
  let check: ReturnType<Ajv2020['compile']> | undefined;
  return (value) => {
    check ??= formats
      .default(
        new Ajv2020({ ...ajvOptions, coerceTypes: ['path', 'query', 'header'].includes(place) }),
      )
      .compile(schema);
    return check(value) ? [] : (check.errors ?? []).map((error) => inWords(place, error));
  };
};

const inWords = (place: string, { instancePath, message, params }: ErrorObject): string =>
  `${place}${instancePath}: ${message} ${JSON.stringify(params)}`;

/** What stands in a path, a query or headers. A query that says more than is known is wrong; headers say more always. */
const textsSchema = (parameters: Omit<Parameter, 'in'>[], place: string): Schema => {
  const nameOf = (name: string) => (place === 'header' ? name.toLowerCase() : name);
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [nameOf(name), schema])),
    required: parameters.filter(({ required }) => required).map(({ name }) => nameOf(name)),
    ...(place === 'query' && { additionalProperties: false }),
  };
};

const pathOf = (url: string): string => url.replace(/\?.*/s, '');

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);

const queryOf = (url: string, lists: readonly Parameter[]): Record<string, string | string[]> => {
  const params = new URL(url, 'http://server').searchParams;
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const all = params.getAll(name);
      return [name, all.length > 1 || lists.some((list) => list.name === name) ? all : all[0]!];
    }),
  );
};

/** The document without references, as ajv takes it. */
const resolve = (node: unknown, document: unknown, options: ValidatorOptions): unknown => {
  if (Array.isArray(node)) return node.map((each: unknown) => resolve(each, document, options));
  if (typeof node !== 'object' || node === null) return node;
  const { $ref, discriminator, ...own } = node as Schema;
  const target =
    typeof $ref === 'string'
      ? (resolve(at($ref, document), document, options) as Schema)
      : undefined;
  const resolved = Object.fromEntries(
    Object.entries(own).map(([key, value]) => [key, resolve(value, document, options)]),
  );
  const isOpen =
    'properties' in own && own['type'] === 'object' && !('additionalProperties' in own);
  return {
    ...target,
    ...resolved,
    // ajv finds the mapping in the constants, and refuses one that is written down.
    ...(discriminator !== undefined && {
      discriminator: { propertyName: (discriminator as Schema)['propertyName'] },
    }),
    ...(options.exact && isOpen && { additionalProperties: false }),
  };
};

const at = (ref: string, document: unknown): unknown =>
  ref
    .slice(2)
    .split('/')
    .reduce<unknown>((node, key) => (node as Schema)[key.replaceAll('~1', '/')], document);
