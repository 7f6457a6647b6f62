import type { Agent } from './agents.js';
import type { Verdict } from './evidence.js';
import type { Findings } from '../history.js';

export interface Outcome {
  seed: number;
  store: string;
  rounds: number;
  seconds: number;
  verdict: Verdict;
  agents: readonly Agent[];
}

/** Prints what came of it. Returns how many of the promises were broken. */
export function report({ seed, store, rounds, seconds, verdict, agents }: Outcome): number {
  const { inbound, outbound, unconfirmed, streams } = verdict;
  const sum = (count: (stream: (typeof streams)[number]) => number) =>
    streams.reduce((total, stream) => total + count(stream), 0);
  const resumed = agents.reduce((total, agent) => total + agent.resumed, 0);
  const restarted = agents.reduce((total, agent) => total + agent.restarted, 0);
  const promises: [broken: readonly unknown[], promise: string][] = [
    ...ofWay('in', inbound),
    ...ofWay('out', outbound),
    [streams.flatMap(({ gaps }) => gaps), 'streams: no gap'],
    [streams.flatMap(({ repeats }) => repeats), 'streams: nothing told twice'],
    [streams.flatMap(({ late }) => late), 'streams: nothing told late'],
    [Array.from({ length: restarted }), 'streams: each one resumed'],
  ];
  console.log(`${store}: ${rounds} kills in ${Math.round(seconds)} s, seed ${seed}`);
  console.log(
    `  in   ${inbound.accepted} accepted of ${inbound.attempted}, ${inbound.arrived} there`,
  );
  console.log(
    `  out  ${outbound.accepted} accepted of ${outbound.attempted}, ${outbound.arrived} there, ` +
      `${unconfirmed} shown as unconfirmed`,
  );
  console.log(
    `  streams  ${agents.length}, resumed ${resumed} times, ${sum(({ due }) => due)} events`,
  );
  const broken = promises.filter(([found]) => found.length > 0);
  for (const [found, promise] of broken)
    console.log(`✗ ${promise}: ${found.length} (${found.slice(0, 5).join(', ')})`);
  console.log(`\n${promises.length - broken.length} passed, ${broken.length} failed`);
  return broken.length;
}

const ofWay = (
  way: string,
  { lost, doubled, foreign, overtaken }: Findings,
): [readonly unknown[], string][] => [
  [lost, `${way}: nothing accepted is lost`],
  [doubled, `${way}: nothing is doubled`],
  [foreign, `${way}: nothing comes to another conversation`],
  [overtaken, `${way}: nothing is overtaken`],
];
