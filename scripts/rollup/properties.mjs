/**
 * Gives the custom properties that nobody outside may set, `--_like-this`, names of a letter or two. Which one gets which
 * follows from the sources alone, so that every chunk says the same.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PRIVATE = /--_[\w-]+/g;

function namesIn(dir) {
  const counts = new Map();
  for (const file of readdirSync(dir, { recursive: true })) {
    if (!String(file).endsWith('.ts')) continue;
    for (const [name] of readFileSync(join(dir, String(file)), 'utf8').matchAll(PRIVATE)) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([name]) => name);
}

export const properties = () => {
  let short;
  return {
    name: 'properties',
    buildStart() {
      short = new Map(namesIn('src').map((name, at) => [name, `--_${at.toString(36)}`]));
    },
    transform: (code, id) =>
      id.includes('/node_modules/')
        ? null
        : { code: code.replace(PRIVATE, (name) => short.get(name)), map: null },
  };
};
