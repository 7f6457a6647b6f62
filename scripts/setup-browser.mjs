// Leaves a machine with a browser for the tests: one that is there, the distribution's, one from an
// npm package, or Playwright's download. Exits 1 with one clear sentence when none works. Firefox, and in CI
// the ffprobe that judges recordings, are the distribution's; the tests do without when there is none.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { findChrome, findFirefox, HELP, isRoot, NO_FIREFOX, ownBrowser } from './browsers.mjs';
import { run } from './run.mjs';

const show = (command, args, env) => {
  console.log(`> ${command} ${args.join(' ')}`);
  return run(command, args, { env });
};

function fromDistribution(...packages) {
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  show('apt-get', ['update'], env);
  show('apt-get', ['install', '-y', '--no-install-recommends', ...packages], env);
}

const chromium = () => fromDistribution('chromium');
const hasFfprobe = () => spawnSync('ffprobe', ['-version']).status === 0;

function fromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return;
  mkdirSync(ownBrowser, { recursive: true });
  const spec = '@sparticuz/chromium@147.0.0'; // the last one for Node 20
  const install = ['install', '--no-audit', '--no-fund', '--no-save', '--prefix', ownBrowser, spec];
  if (!show('npm', install)) return;
  const entry = `${ownBrowser}/node_modules/@sparticuz/chromium/build/esm/index.js`;
  const unpack = `import(${JSON.stringify(entry)}).then((m) => m.default.executablePath())`;
  // The AWS_ variables make it unpack its shared libraries too, next to the binary, in TMPDIR.
  const env = {
    TMPDIR: ownBrowser,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x',
    AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x',
  };
  if (!run(process.execPath, ['-e', unpack], { env })) return;
  // Its own fonts.conf names fixed folders elsewhere; with no font at all, typing breaks.
  writeFileSync(
    `${ownBrowser}/fonts/fonts.conf`,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>/usr/share/fonts</dir><dir>${ownBrowser}/fonts</dir><cachedir>${ownBrowser}/fonts/cache</cachedir></fontconfig>`,
  );
  rmSync(`${ownBrowser}/node_modules`, { recursive: true, force: true });
}

const fromPlaywright = () => show('npx', ['--yes', 'playwright', 'install', 'chromium']);

for (const install of [chromium, fromNpm, fromPlaywright]) {
  if (findChrome()) break;
  install();
}
const found = findChrome();
if (!found) {
  console.error(HELP);
  process.exit(1);
}
const others = [
  ...(findFirefox() ? [] : ['firefox-esr']),
  ...(process.env.CI && !hasFfprobe() ? ['ffmpeg'] : []),
];
if (others.length > 0) fromDistribution(...others);
if (process.argv.includes('--verbose')) {
  console.log(`browser: ${found.path} (${found.via})`);
  console.log(findFirefox() ? `Firefox: ${findFirefox().path}` : NO_FIREFOX);
}
