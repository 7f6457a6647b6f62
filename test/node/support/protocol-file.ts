import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { validators, type ValidatorOptions, type Validators } from '../../support/protocol.js';

export const PROTOCOL = new URL('../../../docs/protocol.yaml', import.meta.url);

/** `docs/protocol.yaml`, ready to hold requests and answers against. */
export const readProtocol = (options?: ValidatorOptions): Validators =>
  validators(parse(readFileSync(PROTOCOL, 'utf8')), options);
