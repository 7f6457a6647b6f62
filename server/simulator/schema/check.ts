import { Ajv, type ValidateFunction } from 'ajv';
import type { GraphRequest, JsonObject } from '../src/control.js';
import { ANSWERS } from './answers.js';
import { READ, SENDS } from './requests.js';
import type { Schema } from './shapes.js';
import { WEBHOOK } from './webhooks.js';

const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false });
const compiled = new Map<Schema, ValidateFunction>();

/** What is wrong with a value; nothing when it is right. */
function problems(schema: Schema, value: unknown): string[] {
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message = '', params }) =>
      `${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
  );
}

/** What is wrong with the body of a `POST /{phone}/messages`, after Meta's documentation. */
export function sendProblems(body: JsonObject): string[] {
  if (body.status !== undefined) return problems(READ, body);
  const schema = SENDS[String(body.type)];
  return schema ? problems(schema, body) : [`There is no type ${JSON.stringify(body.type)}`];
}

/** What is wrong with what the simulator was sent (`await sim.requests()`), a line each with the request's path. */
export const requestProblems = (requests: readonly GraphRequest[]): string[] =>
  requests.flatMap(({ path, body }) =>
    path.endsWith('/messages') && body
      ? sendProblems(body).map((problem) => `${path}: ${problem}`)
      : [],
  );

/** What is wrong with an answer of the Graph surface. */
export const answerProblems = (kind: keyof typeof ANSWERS, answer: unknown): string[] =>
  problems(ANSWERS[kind], answer);

/** What is wrong with the body of a webhook. */
export const webhookProblems = (envelope: unknown): string[] => problems(WEBHOOK, envelope);
