// Where the time of our own goes, of a build with readable names: how much is script, style, layout, paint and the rest, and the
// functions that took most of it themselves.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { middle } from './numbers.mjs';

const TOP = 10;
/** What is profiled: which steps lead there, and the step itself. */
const VERBS = {
  mount: [[], ['thread.mount']],
  append: [[['thread.mount']], ['thread.append']],
  switch: [[['thread.mount']], ['thread.switch']],
  burst: [[['thread.mount']], ['thread.burst', 300, 10]],
  scroll: [[['thread.mount']], ['thread.scroll', 120]],
  prepend: [[['thread.mount']], ['thread.prepend']],
  'mount of the queue': [[], ['queue.mount']],
  'one to the top of the queue': [[['queue.mount']], ['queue.update']],
  '300 changes of the queue': [[['queue.mount']], ['queue.updates', 100, 3]],
  '3,000 changes of the queue': [[['queue.mount']], ['queue.updates', 1000, 3]],
};
/** Done again and again until there is enough to look at. */
const TIMES = { append: 20, 'one to the top of the queue': 10, switch: 5, prepend: 5 };

export async function profilesOf(open, { count, outdir }) {
  const profiles = {};
  for (const [name, [before, verb]] of Object.entries(VERBS)) {
    const [part] = verb[0].split('.');
    /** What `look` says of each time, in a page of its own; nothing where the driver has no such part. */
    const each = async (look) => {
      const tab = await open();
      const all = [];
      try {
        if (!(await tab.has(part))) return all;
        await tab.ask(`${part}.prepare`, count);
        for (const step of before) await tab.ask(...step);
        for (let time = 0; time < (TIMES[name] ?? 1); time += 1) all.push(await look(tab));
      } finally {
        await tab.close();
      }
      return all;
    };
    const shares = await each((tab) => tab.parts(...verb));
    if (shares.length === 0) continue;
    const sampled = await each((tab) => tab.profile(...verb));
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
