// Packs the library, installs the tarball in a throw-away project, and type-checks a consumer of it.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './run.mjs';

const versions = (process.argv[2] ?? '6.0.3').split(',');
const dir = mkdtempSync(join(tmpdir(), 'consumer-'));
const say = (command, args, cwd) =>
  execFileSync(command, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });

let failed = 0;
try {
  const packed = JSON.parse(say('npm', ['pack', '--json', '--pack-destination', dir], root));
  const [{ filename, size, entryCount }] = Object.values(packed);
  console.log(`${filename}: ${size} bytes, ${entryCount} files`);
  cpSync(join(root, 'consumer'), dir, { recursive: true });
  writeFileSync(join(dir, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const compilers = versions.map((version) => `ts-${version}@npm:typescript@${version}`);
  const install = ['install', '--no-audit', '--no-fund', '--prefer-offline'];
  say('npm', [...install, join(dir, filename), ...compilers], dir);
  for (const version of versions) {
    try {
      say(process.execPath, [join(dir, `node_modules/ts-${version}/bin/tsc`), '-p', dir], dir);
      console.log(`TypeScript ${version}: ok`);
    } catch (error) {
      failed += 1;
      console.log(`TypeScript ${version}:\n${error.stdout}`);
    }
  }
} finally {
  rmSync(dir, { recursive: true, force: true });
}
console.log(`\n${versions.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
