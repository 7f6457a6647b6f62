// Finds a Chromium-family browser (and, separately, Firefox) without downloading anything.
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ownBrowser = fileURLToPath(new URL('../.cache/browser', import.meta.url));

const executable = (p) => {
  try {
    accessSync(p, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const onPath = (names) => {
  for (const dir of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of names) {
      const p = join(dir, process.platform === 'win32' ? `${name}.exe` : name);
      if (dir && executable(p)) return p;
    }
  }
  return undefined;
};

/** <root>/<dir that starts with prefix, newest name first>/<one of tails> */
const inCache = (root, prefix, tails) => {
  if (!root || !existsSync(root)) return undefined;
  const dirs = readdirSync(root)
    .filter((d) => d.startsWith(prefix))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  for (const d of dirs)
    for (const t of tails) if (executable(join(root, d, t))) return join(root, d, t);
  return undefined;
};

const cacheHome = () =>
  process.platform === 'darwin'
    ? join(homedir(), 'Library/Caches')
    : process.platform === 'win32'
      ? (process.env.LOCALAPPDATA ?? join(homedir(), 'AppData/Local'))
      : (process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'));

const fixedChrome = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/usr/bin/chromium-browser',
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/microsoft-edge',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((d) => [
      join(d, 'Google/Chrome/Application/chrome.exe'),
      join(d, 'Microsoft/Edge/Application/msedge.exe'),
    ]),
};

export function findChrome() {
  for (const name of ['CHROME_PATH', 'PUPPETEER_EXECUTABLE_PATH']) {
    const p = process.env[name];
    if (!p) continue;
    if (executable(p)) return { path: p, via: name };
    throw new Error(`${name}=${p} is not an executable file. Correct it or unset it.`);
  }
  const fixed = (fixedChrome[process.platform] ?? []).find(executable);
  if (fixed) return { path: fixed, via: 'system' };
  const path = onPath([
    'chromium',
    'google-chrome-stable',
    'google-chrome',
    'chromium-browser',
    'chrome',
    'microsoft-edge',
    'msedge',
  ]);
  if (path) return { path, via: 'PATH' };
  const pw = inCache(
    process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(cacheHome(), 'ms-playwright'),
    'chromium-',
    [
      'chrome-linux64/chrome',
      'chrome-linux/chrome',
      'chrome-win64/chrome.exe',
      'chrome-win/chrome.exe',
      'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
      'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    ],
  );
  if (pw) return { path: pw, via: 'playwright cache' };
  const pp = inCache(
    join(process.env.PUPPETEER_CACHE_DIR ?? join(homedir(), '.cache/puppeteer'), 'chrome'),
    '',
    [
      'chrome-linux64/chrome',
      'chrome-win64/chrome.exe',
      'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
      'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    ],
  );
  if (pp) return { path: pp, via: 'puppeteer cache' };
  // What setup-browser.mjs unpacked from the npm package @sparticuz/chromium: a headless shell that
  // brings its own NSS libraries and a font, and has no setuid sandbox.
  const own = join(ownBrowser, 'chromium');
  if (executable(own)) {
    return {
      path: own,
      via: 'npm package',
      args: ['--no-sandbox'],
      env: {
        FONTCONFIG_PATH: join(ownBrowser, 'fonts'),
        LD_LIBRARY_PATH: [join(ownBrowser, 'al2023/lib'), process.env.LD_LIBRARY_PATH]
          .filter(Boolean)
          .join(delimiter),
      },
    };
  }
  return undefined;
}

/** Options for puppeteer.launch(), for any of the above. */
export function launchOptions(found, extraArgs = []) {
  return {
    executablePath: found.path,
    headless: true,
    env: { ...process.env, ...found.env },
    args: [
      ...(found.args ?? (isRoot || process.env.CI ? ['--no-sandbox'] : [])),
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      '--autoplay-policy=no-user-gesture-required',
      ...extraArgs,
    ],
  };
}

export function findFirefox() {
  const env = process.env.FIREFOX_PATH;
  if (env) return executable(env) ? { path: env, via: 'FIREFOX_PATH' } : undefined;
  const fixed = {
    linux: ['/usr/bin/firefox', '/usr/bin/firefox-esr'],
    darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    win32: [join(process.env.PROGRAMFILES ?? '', 'Mozilla Firefox/firefox.exe')],
  }[process.platform]?.find(executable);
  const p = fixed ?? onPath(['firefox', 'firefox-esr']);
  return p ? { path: p, via: fixed ? 'system' : 'PATH' } : undefined;
}

export const isRoot = process.getuid?.() === 0;

export const HELP = `No Chromium-family browser was found and none could be installed.
Any one of these is enough:
  apt-get install chromium               Debian and Ubuntu, as root
  npx playwright install chromium        where downloads are allowed
  CHROME_PATH=/path/to/chrome npm test   an existing Chrome, Chromium or Edge
`;

export const NO_FIREFOX =
  'Firefox was not found, so its tests are skipped: apt-get install firefox-esr, or set FIREFOX_PATH.';

export function requireChrome() {
  const found = findChrome();
  if (!found) {
    console.error(HELP);
    process.exit(1);
  }
  return found;
}
