// Everything we publish can be imported where there is no browser, as a server that renders does.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './run.mjs';

const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** One entry of the exports map, or the files that a `*` in it stands for. */
function expand(target) {
  const [before, after] = target.split('*');
  if (after === undefined) return [target];
  return readdirSync(join(root, before), { recursive: true })
    .map((file) => `${before}${String(file).replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith(after));
}

let passed = 0;
let failed = 0;
for (const [entry, target] of Object.entries(exports)) {
  if (entry === './cdn') continue; // has the browser's Lit inside
  const files = expand(target.default ?? target.types ?? target);
  const problems = files.length > 0 ? [] : ['nothing there'];
  for (const file of files) {
    try {
      if (file.endsWith('.js')) await import(pathToFileURL(join(root, file)).href);
      else if (!existsSync(join(root, file))) throw new Error('missing');
    } catch (error) {
      problems.push(`${file}: ${error.stack}`);
    }
  }
  if (problems.length > 0) failed += 1;
  else passed += 1;
  for (const problem of problems) console.log(`✗ ${entry} ${problem}`);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
