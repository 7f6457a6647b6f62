/** A JSON Schema (2020-12 vocabulary that ajv reads by default). */
export type Schema = Record<string, unknown>;

/** An object of exactly these keys; a key that ends in `?` may be missing. */
export function object(shape: Record<string, Schema>, more: Schema = {}): Schema {
  const keys = Object.keys(shape);
  const name = (key: string): string => key.replace(/\?$/, '');
  return {
    type: 'object',
    properties: Object.fromEntries(keys.map((key) => [name(key), shape[key]])),
    required: keys.filter((key) => !key.endsWith('?')),
    additionalProperties: false,
    ...more,
  };
}

export const text = (maxLength?: number): Schema => ({
  type: 'string',
  minLength: 1,
  ...(maxLength !== undefined && { maxLength }),
});

export const only = (value: string): Schema => ({ const: value });
export const oneOf = (...values: string[]): Schema => ({ enum: values });
export const either = (...schemas: Schema[]): Schema => ({ anyOf: schemas });
export const list = (items: Schema, minItems = 0, maxItems = 1000): Schema => ({
  type: 'array',
  items,
  minItems,
  maxItems,
});
export const boolean: Schema = { type: 'boolean' };
export const integer: Schema = { type: 'integer' };
export const number: Schema = { type: 'number' };
export const anything: Schema = { type: 'object' };
export const digits: Schema = { type: 'string', pattern: '^[0-9]{1,32}$' };
export const wamid: Schema = { type: 'string', pattern: '^wamid\\.[A-Za-z0-9+/]+=*$' };
/** A BSUID: country, dot, up to 128 letters and digits; of a group of accounts `ENT.` between. */
export const userId: Schema = {
  type: 'string',
  pattern: '^[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}$',
};
/** Whole seconds as a string. */
export const seconds: Schema = { type: 'string', pattern: '^[0-9]{10}$' };
export const sha256: Schema = { type: 'string', pattern: '^[A-Za-z0-9+/]{43}=$' };
