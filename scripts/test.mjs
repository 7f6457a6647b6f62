// `npm test`: everything that runs in a few minutes, on a fresh clone too.
// With arguments only these files, e.g. `npm test -- test/domain/window.test.ts test/node/protocol.test.ts`, or
// `npm test -- --group bubble` for the test files of that name or folder. `npm run test:long` is what takes longer: the
// files called `….long.test.ts`.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findFirefox, NO_FIREFOX } from './browsers.mjs';
import { ensureDeps } from './ensure-deps.mjs';
import { root } from './run.mjs';

const total = { passed: 0, failed: 0 };

const onWindows = process.platform === 'win32';
const LIMIT_MINUTES = 15;
const running = new Set();

/** Ends a check and what it has started: they are a process group, and Chrome, which is none of it, is ended by them. */
function end(child, signal) {
  try {
    process.kill(onWindows ? child.pid : -child.pid, signal);
  } catch {
    // It has ended.
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    for (const child of running) end(child, signal);
    process.exit(1);
  });
}

/** What hangs is ended, and with it whatever takes no notice. */
function limit(name, child) {
  let timer = setTimeout(() => {
    console.log(`\n✗ ${name}: hangs, ended after ${LIMIT_MINUTES} minutes`);
    end(child, 'SIGTERM');
    timer = setTimeout(() => end(child, 'SIGKILL'), 10_000);
  }, LIMIT_MINUTES * 60_000);
  return () => clearTimeout(timer);
}

/** Every check but the build ends with a line `N passed, N failed`; one that breaks before it counts as one failure. */
function check(name, args, { command = process.execPath, env } = {}) {
  const isAlone = running.size === 0; // what runs beside others is shown once it has ended
  if (isAlone) console.log(`\n== ${name}`);
  const began = performance.now();
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...env },
      detached: !onWindows,
      shell: onWindows && command !== process.execPath, // npm is a .cmd file there
    });
    running.add(child);
    const unlimit = limit(name, child);
    let output = '';
    child.stdout.on('data', (chunk) => {
      if (isAlone) process.stdout.write(chunk);
      output += chunk;
    });
    child.on('close', (code) => {
      running.delete(child);
      unlimit();
      if (!isAlone) console.log(`\n== ${name}\n${output}`);
      console.log(`-- ${name}: ${Math.round((performance.now() - began) / 1000)} s`);
      const last = [...output.matchAll(/^(\d+) passed, (\d+) failed/gm)].at(-1);
      const failed = Number(last?.[2] ?? 0);
      total.passed += Number(last?.[1] ?? 0);
      total.failed += code === 0 ? failed : Math.max(failed, 1);
      done(code === 0);
    });
  });
}

const files = (dir) =>
  existsSync(join(root, dir))
    ? readdirSync(join(root, dir), { recursive: true }).map((file) =>
        `${dir}/${file}`.replaceAll('\\', '/'),
      )
    : [];

function buildIsStale() {
  const last = join(root, 'dist/custom-elements.json'); // the build writes it last
  if (!existsSync(last)) return true;
  const inputs = [...files('src'), 'package.json', 'rollup.config.mjs', 'tsconfig.build.json'];
  const built = statSync(last).mtimeMs;
  return inputs.some((file) => statSync(join(root, file)).mtimeMs > built);
}

function wtrArguments(args) {
  const at = args.indexOf('--group');
  if (at < 0) return args;
  const group = args[at + 1];
  const inGroup = files('test').filter(
    (file) =>
      file.endsWith('.test.ts') &&
      !file.endsWith('.long.test.ts') &&
      (file.endsWith(`/${group}.test.ts`) || file.startsWith(`test/${group}/`)),
  );
  if (inGroup.length === 0) {
    console.error(`No test file or folder is called "${group}".`);
    process.exit(1);
  }
  return [...args.slice(0, at), ...args.slice(at + 2), ...inGroup];
}

ensureDeps();
await import('./prepare-emoji.mjs');
await import('./setup-browser.mjs');

const args = process.argv.slice(2);
const inNode = args.filter((arg) => arg.startsWith('test/node/'));
const inBrowser = args.filter((arg) => !inNode.includes(arg));
const nodeTests = () => check('tests in Node', ['scripts/test-node.mjs', ...inNode]);
const WTR = 'node_modules/@web/test-runner/dist/bin.js';
const browserTests = () => check('browser tests', [WTR, ...wtrArguments(inBrowser)]);

/** `npm run test:crash` kills it a hundred times. */
const killed = (rounds) =>
  check('gateway killed', ['scripts/crash.mjs', '--store', 'pglite', '--rounds', String(rounds)]);

/** What the build leaves of XState and Lit. */
const cutTests = () =>
  check(
    'machines on the packages as they are cut',
    [WTR, ...wtrArguments(['--group', 'machines'])],
    { env: { WTR_CUT: '1' } },
  );

/** Recorders, codecs and canvases differ from browser to browser. */
const firefoxTests = () =>
  check('devices and converters in Firefox', [WTR, 'test/browser/media/*.test.ts'], {
    env: { WTR_BROWSERS: 'firefox' },
  });

/** The build, and what reads it. */
async function ofTheBuild() {
  if (buildIsStale() && !(await check('build', ['run', 'build', '--silent'], { command: 'npm' })))
    return;
  // The size takes one core for a while.
  await Promise.all([
    check('size', ['scripts/size.mjs']),
    check('import in plain Node', ['scripts/test-plain.mjs']),
    check('contract in plain Node', [
      '--import=tsx',
      '--test',
      '--test-reporter=./scripts/node-totals.mjs',
      'test/contract/in-node.mjs',
    ]),
    check('strict policy', ['scripts/test-policy.mjs']),
  ]);
}

if (args[0] === '--long') {
  await check('every story in six looks, broken adapters, leaks, long simulations', [
    WTR,
    ...files('test').filter((file) => file.endsWith('.long.test.ts')),
  ]);
  await cutTests();
  if (findFirefox()) await firefoxTests();
  else console.log(`\n${NO_FIREFOX}`);
  await check('gateway and simulator', ['scripts/test-server.mjs']);
  await check('gateway and simulator, at length', ['scripts/test-server.mjs', '--long']);
  await killed(3);
} else if (args.length > 0) {
  if (inNode.length > 0) await nodeTests();
  if (inBrowser.length > 0) await browserTests();
} else {
  await check('lint rules', [
    '--test',
    '--test-reporter=./scripts/node-totals.mjs',
    'scripts/eslint/rules.test.mjs',
    'scripts/eslint/config.test.mjs',
  ]);
  // These wait for each other's processes more than they work; beside the browser tests their tabs would starve.
  await Promise.all([
    nodeTests(),
    check('real tabs', ['scripts/test-tabs.mjs']),
    check('the journey on the gateway', ['scripts/test-gateway.mjs']),
    killed(1),
  ]);
  await Promise.all([browserTests(), ofTheBuild()]); // the former need no build
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
