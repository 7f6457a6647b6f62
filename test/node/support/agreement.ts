import { fileURLToPath } from 'node:url';
import openapiTypes, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { PROTOCOL } from './protocol-file.js';

/** The name of a schema, and the type of the port that it has to be, with its module before it. */
export type Pair = readonly [schema: string, type: string];

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const WIRE = here('wire.d.ts');
const CHECK = here('check.ts');

const modules = [
  ...['commands', 'contact', 'conversation', 'errors', 'events', 'id', 'lookups', 'message'],
  ...['ports', 'queue', 'template'],
];

/**
 * On the wire a text by a pattern is a text, and what is undefined is absent. Two types that only differ in a property that may be absent can be
 * assigned to each other, so they are compared once more with all properties there.
 */
const HEAD = `
import type { components, operations } from './wire.js';
${modules.map((name) => `import type * as ${name} from '../../../src/domain/${name}.js';`).join('\n')}
type Wire = components['schemas'];
type Query<K extends keyof operations> = NonNullable<operations[K]['parameters']['query']>;
type Word<T extends string> = {} extends Record<T, 1> ? string : T;
type Plain<T> =
  T extends string ? Word<T>
  : T extends (infer I)[] ? Plain<I>[]
  : T extends object ? { [K in keyof T as K extends string ? Word<K> : K]: Plain<Exclude<T[K], undefined>> }
  : T;
type Whole<T> =
  T extends (infer I)[] ? Whole<I>[] : T extends object ? { [K in keyof T]-?: Whole<T[K]> } : T;
`;

const lineFor = ([schema, type]: Pair, index: number): string => {
  const wire = /^\w+$/.test(schema) ? `Plain<Wire['${schema}']>` : `Plain<${schema}>`;
  const port = `Plain<${type}>`;
  return [
    `export const a${index} = (it: ${wire}): ${port} => it;`,
    `export const b${index} = (it: ${port}): ${wire} => it;`,
    `export const c${index} = (it: Whole<${wire}>): Whole<${port}> => it;`,
    `export const d${index} = (it: Whole<${port}>): Whole<${wire}> => it;`,
  ].join(' ');
};

/** What the compiler says against each pair; empty when the two are one. */
export const disagreements = async (pairs: readonly Pair[]): Promise<string[]> => {
  const sources = new Map([
    [WIRE, astToString(await openapiTypes(PROTOCOL))],
    [CHECK, HEAD + pairs.map(lineFor).join('\n')],
  ]);
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => sources.has(name) || fileExists.call(host, name);
  host.readFile = (name) => sources.get(name) ?? readFile.call(host, name);
  host.getSourceFile = (name, ...rest) => {
    const source = sources.get(name);
    return source === undefined
      ? getSourceFile.call(host, name, ...rest)
      : ts.createSourceFile(name, source, ts.ScriptTarget.ES2022);
  };
  const program = ts.createProgram([CHECK, WIRE], options, host);
  const file = program.getSourceFile(CHECK)!;
  const first = HEAD.split('\n').length - 1;
  const problems = pairs.map(() => '');
  for (const { messageText, start = 0 } of ts.getPreEmitDiagnostics(program)) {
    const at = file.getLineAndCharacterOfPosition(start).line - first;
    problems[Math.max(at, 0)] += `${ts.flattenDiagnosticMessageText(messageText, '\n')}\n`;
  }
  return problems;
};
