import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { a11ySnapshotPlugin } from '@web/test-runner-commands/plugins';
import puppeteer from 'puppeteer-core';
import { findFirefox, launchOptions, requireChrome } from './scripts/browsers.mjs';
import { cuts } from './scripts/wtr/cuts.mjs';
import { cdp } from './scripts/wtr/cdp.mjs';
import { ffprobe } from './scripts/wtr/ffprobe.mjs';
import { icons } from './scripts/wtr/icons.mjs';
import { packages } from './scripts/wtr/packages.mjs';
import { stories } from './scripts/wtr/stories.mjs';
import { totals } from './scripts/wtr/totals.mjs';

const chrome = () =>
  chromeLauncher({
    // One browser context (= one window) per page: pages of one window are background tabs of each
    // other, where requestAnimationFrame stalls.
    createPage: async ({ browser }) => (await browser.createBrowserContext()).newPage(),
    launchOptions: {
      ...launchOptions(requireChrome(), ['--force-prefers-reduced-motion']),
      networkEnabled: false, // nobody listens to puppeteer's events of each of 20,000 modules
    },
  });

/** Firefox 140, a Debian release's own, knows the size of a viewport and not its orientation. */
async function pageOfFirefox({ context }) {
  const page = await context.newPage();
  const setViewport = page.setViewport.bind(page);
  page.setViewport = (viewport) =>
    setViewport(viewport).catch((error) => {
      if (!/unknown command emulation\.setScreenOrientationOverride/.test(error.message))
        throw error;
    });
  return page;
}

const firefox = () =>
  chromeLauncher({
    puppeteer, // over WebDriver BiDi; no geckodriver
    concurrency: 1,
    createPage: pageOfFirefox,
    launchOptions: {
      browser: 'firefox',
      executablePath: findFirefox()?.path,
      headless: true,
      extraPrefsFirefox: {
        'media.navigator.streams.fake': true,
        'media.navigator.permission.disabled': true,
        'media.autoplay.default': 0,
      },
    },
  });

const launchers = { chrome, firefox };

/** With the packages as the bundle for plain pages has them. */
const asShipped = Boolean(process.env.WTR_CUT);

// Chromium reports this benign notice as a window error; mocha would fail the test for it.
const testRunnerHtml = (testFramework) => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>tests</title></head>
  <body>
    <script>
      addEventListener('error', (e) => {
        if (/^ResizeObserver loop/.test(e.message)) e.stopImmediatePropagation();
      }, true);
    </script>
    <script type="module" src="${testFramework}"></script>
  </body>
</html>`;

export default {
  testRunnerHtml,
  files: ['test/**/*.test.ts', '!test/**/*.long.test.ts', '!test/node/**'],
  nodeResolve: { browser: true, exportConditions: [asShipped ? 'production' : 'development'] },
  concurrency: 3, // on two cores: while one file is being loaded, others run
  // On a machine that is busy with other things too.
  browserStartTimeout: 120_000,
  testsStartTimeout: 120_000,
  testsFinishTimeout: 600_000,
  testFramework: { config: { timeout: 60_000 } },
  plugins: [
    stories,
    icons,
    packages,
    esbuildPlugin({ ts: true, tsconfig: 'tsconfig.json', target: 'es2022' }),
    a11ySnapshotPlugin(),
    ...(asShipped ? [cuts] : []),
    cdp,
    ffprobe,
  ],
  browsers: (process.env.WTR_BROWSERS ?? 'chrome').split(',').map((name) => launchers[name]()),
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  coverage: Boolean(process.env.WTR_COVERAGE),
  coverageConfig: { include: ['src/**/*.ts'], reporters: ['text-summary', 'lcovonly'] },
  reporters: [
    defaultReporter({ reportTestResults: true, reportTestProgress: Boolean(process.stdout.isTTY) }),
    totals,
  ],
};
