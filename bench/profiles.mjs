// Where the time of our own goes, of a build with readable names: how much is script, style, layout, paint and the rest, and the
// functions that took most of it themselves.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { middle } from './numbers.mjs';

const TOP = 10;
const LETTERS = 40;

const ask =
  (...verb) =>
  (tab) =>
    tab.ask(...verb);

/** What is profiled: the part of the driver, what leads there, what is done, and how often until there is enough to look at. */
const VERBS = {
  mount: { do: ask('thread.mount') },
  append: { after: ask('thread.mount'), do: ask('thread.append'), times: 20 },
  switch: { after: ask('thread.mount'), do: ask('thread.switch'), times: 5 },
  burst: { after: ask('thread.mount'), do: ask('thread.burst', 300, 10) },
  scroll: { after: ask('thread.mount'), do: ask('thread.scroll', 120) },
  wheel: { after: ask('thread.mount'), do: (tab) => tab.turnWheel(120) },
  prepend: { after: ask('thread.mount'), do: ask('thread.prepend'), times: 5 },
  key: { after: ask('thread.mountField'), do: (tab) => tab.type(LETTERS) },
  'mount of the queue': { part: 'queue', do: ask('queue.mount') },
  'one to the top of the queue': {
    part: 'queue',
    after: ask('queue.mount'),
    do: ask('queue.update'),
    times: 10,
  },
  '300 changes of the queue': {
    part: 'queue',
    after: ask('queue.mount'),
    do: ask('queue.updates', 100, 3),
  },
  '3,000 changes of the queue': {
    part: 'queue',
    after: ask('queue.mount'),
    do: ask('queue.updates', 1000, 3),
  },
};

/** `only`: these verbs. */
export async function profilesOf(open, { count, outdir, only = Object.keys(VERBS) }) {
  const profiles = {};
  for (const name of only) {
    const { part = 'thread', after, do: act, times = 1 } = VERBS[name];
    /** What `look` says of each time, in a page of its own; nothing where the driver has no such part. */
    const each = async (look) => {
      const tab = await open();
      const all = [];
      try {
        if (!(await tab.has(part))) return all;
        await tab.ask(`${part}.prepare`, count);
        await after?.(tab);
        for (let time = 0; time < times; time += 1) all.push(await look(tab));
      } finally {
        await tab.close();
      }
      return all;
    };
    const shares = await each((tab) => tab.parts(act));
    if (shares.length === 0) continue;
    const sampled = await each((tab) => tab.profile(act));
    profiles[name] = { shares: middle(shares), functions: topOf(sampled, outdir) };
  }
  return profiles;
}

/** The functions that took most, by name and file: ms each time, and the share of all that was script. */
function topOf(profiles, outdir) {
  const took = new Map();
  for (const { nodes, samples, timeDeltas } of profiles) {
    const byId = new Map(nodes.map((node) => [node.id, node]));
    samples.forEach((id, at) => {
      const { callFrame } = byId.get(id);
      if (/^\((idle|root|program)\)$/.test(callFrame.functionName)) return;
      const name = nameOf(callFrame, outdir);
      took.set(name, (took.get(name) ?? 0) + timeDeltas[at] / 1000);
    });
  }
  const all = [...took.values()].reduce((sum, ms) => sum + ms, 0);
  return [...took]
    .sort((a, b) => b[1] - a[1])
    .slice(0, TOP)
    .map(([name, ms]) => ({ name, ms: ms / profiles.length, share: ms / all }));
}

/** The bundler writes before each module which file it was. */
function nameOf({ functionName, url, lineNumber }, outdir) {
  const name = functionName || 'anonymous';
  if (!url.startsWith('http')) return name;
  const lines = linesOf(join(outdir, new URL(url).pathname));
  for (let at = lineNumber; at >= 0; at -= 1) {
    const file = /^\/\/ (\S+\.[jt]sx?)$/.exec(lines[at] ?? '')?.[1];
    if (file) return `${name} (${file.replace(/^(\.\.\/)*(node_modules\/)?/, '')})`;
  }
  return name;
}

const read = new Map();
const linesOf = (file) => {
  if (!read.has(file)) read.set(file, readFileSync(file, 'utf8').split('\n'));
  return read.get(file);
};
