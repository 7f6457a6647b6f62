import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { StateMachine, type AnyStateMachine, type AnyStateNode } from 'xstate';

const SRC = new URL('../../src/', import.meta.url);
const files = (dir: string, end: string): string[] =>
  readdirSync(new URL(dir, SRC), { recursive: true })
    .map((file) => `${dir}${String(file).replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith(end));

const machines = await Promise.all(
  files('machines/', '.machine.ts').map(async (file) => {
    const exported = (await import(new URL(file, SRC).href)) as Record<string, unknown>;
    const machine = Object.values(exported).find((value) => value instanceof StateMachine);
    assert.ok(machine, `${file} exports no machine`);
    return machine as AnyStateMachine;
  }),
);

const nodesOf = (node: AnyStateNode): AnyStateNode[] => [
  node,
  ...Object.values(node.states).flatMap(nodesOf),
];

/** What is left of XState in the bundle for plain pages (scripts/rollup/xstate.mjs). */
const CONFIG = [
  ...['id', 'type', 'context', 'initial', 'states', 'tags'],
  ...['invoke', 'on', 'always', 'after', 'entry', 'exit'],
];
const INVOKE = ['src', 'id', 'input', 'onDone', 'onError'];
const TYPES = ['atomic', 'compound', 'parallel'];
const IMPORTS = [
  ...['assign', 'cancel', 'createActor', 'enqueueActions', 'fromCallback', 'fromPromise', 'raise'],
  ...['sendParent', 'sendTo', 'setup', 'spawnChild', 'stopChild', 'and', 'or', 'not', 'stateIn'],
];

describe('what we use of XState', () => {
  for (const machine of machines) {
    it(`is in the bundle: ${machine.id}`, () => {
      for (const node of nodesOf(machine.root)) {
        assert.ok(
          TYPES.includes(node.type),
          `#${node.id} is a state of another type: ${node.type}`,
        );
        for (const [key, value] of Object.entries(node.config)) {
          assert.ok(value === undefined || CONFIG.includes(key), `#${node.id} sets ${key}`);
        }
        for (const invoked of [(node.config.invoke ?? []) as object].flat()) {
          for (const [key, value] of Object.entries(invoked)) {
            assert.ok(INVOKE.includes(key), `#${node.id} invokes with ${key}`);
            if (key === 'src') assert.equal(typeof value, 'string', `#${node.id} names no actor`);
          }
        }
        for (const type of Object.keys(node.config.on ?? {})) {
          assert.ok(
            !type.includes('*'),
            `#${node.id} takes events by a part of their name: ${type}`,
          );
        }
      }
    });
  }

  it('is imported by its names', () => {
    for (const file of files('', '.ts')) {
      const source = readFileSync(new URL(file, SRC), 'utf8');
      for (const [, names] of source.matchAll(/import \{([^}]*)\} from 'xstate'/g)) {
        const values = names!.split(',').map((name) => name.trim());
        for (const name of values.filter((value) => value && !value.startsWith('type '))) {
          assert.ok(IMPORTS.includes(name), `${file} imports ${name}`);
        }
      }
    }
  });

  it('is what an actor of ours can still do', () => {
    const gone = /(?:actor|self|machine)\??\.(on|select|getPersistedSnapshot|toJSON)\(/i;
    for (const file of files('', '.ts')) {
      const [call] = gone.exec(readFileSync(new URL(file, SRC), 'utf8')) ?? [];
      assert.equal(call, undefined, file);
    }
  });
});
