// What a run has noted: for each part, size and driver one row per page. Written as it goes, so that a run that was broken
// off can be reported.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from '../scripts/run.mjs';
import { middle } from './numbers.mjs';

const PARTS = ['thread', 'field', 'queue', 'keys'];

export class Results {
  #file;
  #data;

  constructor({ command, browser, rounds }) {
    const folder = join(root, 'bench/results');
    const date = new Date().toISOString();
    mkdirSync(folder, { recursive: true });
    this.#file = join(folder, `${date.replaceAll(':', '-')}.json`);
    this.#data = {
      date,
      command,
      browser,
      rounds,
      machine: {
        cpu: cpus()[0]?.model.trim(),
        cores: cpus().length,
        memoryGiB: Math.round(totalmem() / 2 ** 30),
        node: process.versions.node,
      },
      load: { began: loadavg()[0] },
      pages: {},
    };
  }

  get file() {
    return this.#file;
  }

  get data() {
    return this.#data;
  }

  /** A page of a driver is done. */
  page({ part, count, name }, row) {
    const rows = (((this.#data.pages[part] ??= {})[count] ??= {})[name] ??= []);
    rows.push(row);
    this.set({});
  }

  set(more) {
    Object.assign(this.#data, more);
    this.#data.load.ended = loadavg()[0];
    this.#data.ended = new Date().toISOString();
    writeFileSync(this.#file, `${JSON.stringify(this.#data, null, 2)}\n`);
  }
}

/** One result of the files of one run in parts; what they say of a page is put together. */
export function read(files) {
  const [first, ...more] = files.map((file) => JSON.parse(readFileSync(file, 'utf8')));
  for (const { pages, bytes, profiles, ended, load } of more) {
    for (const [part, sizes] of Object.entries(pages)) {
      for (const [count, drivers] of Object.entries(sizes)) {
        for (const [name, rows] of Object.entries(drivers)) {
          const all = ((first.pages[part] ??= {})[count] ??= {});
          all[name] = [...(all[name] ?? []), ...rows];
        }
      }
    }
    Object.assign(first, {
      ...(bytes && { bytes: { ...first.bytes, ...bytes } }),
      ...(profiles && { profiles }),
    });
    first.load.ended = load.ended;
    first.ended = ended;
  }
  return first;
}

/** `part → size → driver`: the medians of its pages. */
export const mediansOf = ({ pages }) =>
  Object.fromEntries(
    PARTS.map((part) => [
      part,
      Object.fromEntries(
        Object.entries(pages[part] ?? {}).map(([count, drivers]) => [
          count,
          Object.fromEntries(
            Object.entries(drivers).map(([name, rows]) => [
              name,
              { ...middle(rows), pages: rows.length },
            ]),
          ),
        ]),
      ),
    ]),
  );
