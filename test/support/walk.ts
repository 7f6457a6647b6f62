import { expect } from '@open-wc/testing';
import {
  createActor,
  fromCallback,
  fromPromise,
  type AnyStateMachine,
  type AnyStateNode,
} from 'xstate';
import { getAdjacencyMap, getShortestPaths } from 'xstate/graph';
import type { Clock } from '../../src/domain/ports.js';

/** An actor that starts and never says anything. */
export const silent = fromCallback(() => undefined);

/** A promise that never settles: the walk brings its end as an event. */
export const pending = fromPromise<never>(() => new Promise(() => undefined));

export interface WalkOptions {
  input: unknown;
  clock: Clock;
  /** Every event with the payloads that matter, also the ends of what is invoked. */
  events: { type: string; [key: string]: unknown }[];
  /** The fields of the context that guards read. */
  fields?: (context: never) => unknown;
  /** States in which the machine may rest for good. */
  ends?: string[];
  /** State nodes that no step ends in. */
  passing?: string[];
}

/**
 * Walks a machine: every state node is reached, none is a dead end, and the living actor, its real actions included,
 * arrives where the model says.
 */
export const walk = (machine: AnyStateMachine, options: WalkOptions): void => {
  const { input, clock, events, fields = () => undefined, ends = [], passing = [] } = options;
  const key = ({ value, context }: { value?: unknown; context?: unknown }): string =>
    JSON.stringify([value, fields(context as never)]);
  const graph = {
    input: input as never,
    events: events as never,
    serializeState: (state: unknown) => key(state as never) as never,
    limit: 20_000,
  };
  const paths = getShortestPaths(machine, graph);
  expect(paths.length).to.be.greaterThan(1);

  const reached = new Set<string>();
  for (const { state } of paths) for (const node of nodesOf(state)) reached.add(node.id);
  const wanted = allNodes(machine.root)
    .map(({ id }) => id)
    .filter((id) => !passing.includes(id));
  expect([...reached].sort(), 'states reached').to.include.members(wanted);

  const left = new Set<string>();
  for (const { state, transitions } of Object.values(
    getAdjacencyMap(machine, graph) as unknown as AdjacencyMap,
  )) {
    for (const { state: next } of Object.values(transitions)) {
      const there = new Set(nodesOf(next).map(({ id }) => id));
      for (const { id } of nodesOf(state)) if (!there.has(id)) left.add(id);
    }
  }
  const leaves = allNodes(machine.root).filter(
    ({ type, id }) => type === 'atomic' && !ends.includes(id),
  );
  expect([...left], 'states left').to.include.members(
    leaves.map(({ id }) => id).filter((id) => !passing.includes(id)),
  );

  for (const { state, steps } of paths) {
    const actor = createActor(machine, { input, clock });
    actor.subscribe({ error: () => undefined });
    actor.start();
    for (const { event } of steps) if (event.type !== 'xstate.init') actor.send(event as never);
    const trail = steps.map(({ event }) => String(event.type)).join(' → ');
    const { status, error } = actor.getSnapshot();
    expect(status, `${trail}: ${String(error)}`).to.not.equal('error');
    expect(key(actor.getSnapshot() as never), trail).to.equal(key(state as never));
    actor.stop();
  }
};

type AdjacencyMap = Record<
  string,
  { state: unknown; transitions: Record<string, { state: unknown }> }
>;

const nodesOf = (state: unknown): AnyStateNode[] => (state as { _nodes: AnyStateNode[] })._nodes;

const allNodes = (node: AnyStateNode): AnyStateNode[] => [
  node,
  ...(Object.values(node.states) as AnyStateNode[]).flatMap((child) => allNodes(child)),
];
