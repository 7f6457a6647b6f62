// The layers and bans catch what is planted, and let pass what is meant to.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ESLint, Linter } from 'eslint';
import ts from 'typescript-eslint';
import { root } from '../run.mjs';
import { bans, worldSyntaxBans } from './bans.mjs';
import { layers } from './layers.mjs';

const config = [
  {
    files: ['**/*.ts'],
    languageOptions: { parser: ts.parser },
    plugins: { '@typescript-eslint': ts.plugin },
  },
  ...bans,
  ...layers,
];
const linter = new Linter({ cwd: root });
const problems = (file, code) =>
  linter.verify(code, config, { filename: `${root}${file}` }).map(({ message }) => message);

const use = (path) => `import { x } from '${path}'; x();`;
const type = (path) => `import type { X } from '${path}'; let x: X;`;

const refused = [
  ['src/domain/window.ts', use('../store/store.js')],
  ['src/domain/window.ts', use('xstate')],
  ['src/domain/window.ts', type('lit')],
  ['src/store/store.ts', use('../machines/inbox.machine.js')],
  ['src/store/store.ts', `export { x } from '../adapters/local/local.adapter.js';`],
  ['src/machines/inbox.machine.ts', use('lit')],
  ['src/machines/inbox.machine.ts', use('../context/inbox.context.js')],
  ['src/machines/inbox.machine.ts', use('../browser/clock.js')],
  ['src/browser/clock.ts', use('../machines/inbox.machine.js')],
  ['src/adapters/local/local.adapter.ts', use('../../store/store.js')],
  ['src/adapters/local/local.adapter.ts', use('lit')],
  ['src/adapters/local/local.adapter.ts', `await import('../../components/events.js');`],
  ['src/contract/contract.ts', use('../adapters/local/local.adapter.js')],
  ['src/contract/scene.ts', use('../store/store.js')],
  ['src/contract/story/random.ts', use('fast-check')],
  ['src/locales/en.ts', use('lit')],
  ['src/domain/window.ts', use('../components/events.js')],
  ['src/styles/base.styles.ts', use('../domain/window.js')],
  ['src/context/inbox.context.ts', use('../components/define.js')],
  ['src/context/inbox.context.ts', use('../create-inbox.js')],
  ['src/components/parts/bubble/bubble.ts', use('../../../context/inbox.context.js')],
  ['src/components/parts/bubble/bubble.ts', use('../../../store/store.js')],
  ['src/components/parts/bubble/bubble.ts', use('../../panes/thread/thread.js')],
  ['src/components/parts/bubble/bubble.ts', use('../../../locales/en.js')],
  ['src/components/parts/bubble/bubble.ts', use('../../chat-inbox/chat-inbox.js')],
  ['src/components/parts/bubble/bubble.ts', `await import('xstate');`],
  ['src/components/panes/thread/thread.ts', use('../../../machines/inbox.machine.js')],
  ['src/components/panes/thread/thread.ts', use('../../chat-inbox/chat-inbox.js')],
  ['src/components/panes/thread/thread.ts', use('../../../store/store.js')],
  ['src/components/panes/thread/thread.ts', use('../../../index.js')],
  ['src/components/chat-inbox/chat-inbox.ts', use('../../adapters/local/local.adapter.js')],
  ['src/components/define.ts', use('lit')],
  ['src/create-inbox.ts', use('./components/define.js')],
  ['src/create-inbox.ts', use('./adapters/local/local.adapter.js')],
  ['src/index.ts', use('./adapters/local/local.adapter.js')],
  ['src/define.ts', `await import('./adapters/local/local.adapter.js');`],
  ['src/domain/window.ts', 'Date.now();'],
  ['src/domain/window.ts', 'new Date();'],
  ['src/machines/a.ts', 'setTimeout(f, 1);'],
  ['src/machines/a.ts', 'globalThis.setTimeout(f, 1);'],
  ['src/store/store.ts', 'Math.random();'],
  ['src/adapters/http/http.adapter.ts', `fetch('/x');`],
  ['src/components/parts/a/a.ts', 'crypto.randomUUID();'],
  ['src/components/parts/a/a.ts', `navigator.locks.request('a', f);`],
  ['src/components/parts/a/a.ts', `localStorage.getItem('a');`],
  ['src/components/parts/a/a.ts', 'this.innerHTML = x;'],
  ['src/browser/a.ts', 'document.body.outerHTML;'],
  ['src/browser/a.ts', `x.insertAdjacentHTML('beforeend', y);`],
  ['src/components/parts/a/a.ts', `import { unsafeHTML } from 'lit/directives/unsafe-html.js';`],
  ['src/components/parts/a/a.ts', `import { unsafeCSS } from 'lit';`],
  ['src/components/parts/a/a.ts', `import { styleMap } from 'lit/directives/style-map.js';`],
];

const allowed = [
  ['src/domain/window.ts', use('./message.js') + use('./events.js')],
  ['src/domain/window.ts', 'new Date(0);'],
  ['src/contract/contract.ts', use('../browser/clock.js') + use('../store/parse.js')],
  ['src/store/store.ts', use('../domain/message.js')],
  ['src/machines/inbox.machine.ts', use('xstate') + use('../store/store.js')],
  ['src/browser/clock.ts', use('idb') + 'Date.now(); setTimeout(f, 1); Math.random();'],
  ['src/adapters/local/local.adapter.ts', use('idb') + use('../../browser/clock.js')],
  ['src/adapters/local/local.adapter.ts', use('../define-adapter.js') + use('./rows.js')],
  ['src/locales/registry.ts', use('@shoelace-style/localize') + type('./strings.js')],
  ['src/context/locale.controller.ts', `await import('../locales/es.js');`],
  ['src/components/parts/bubble/bubble.ts', use('../../../context/locale.controller.js')],
  ['src/components/parts/bubble/bubble.ts', use('../../../context/media.controller.js')],
  ['src/components/parts/bubble/bubble.ts', type('../../../locales/strings.js')],
  ['src/components/parts/bubble/bubble.ts', use('../../../locales/later.js')],
  ['src/components/parts/bubble/bubble.ts', use('../../define.js') + use('../../events.js')],
  ['src/components/parts/bubble/bubble.ts', use('../icon/icon.js') + use('lit/decorators.js')],
  ['src/components/parts/emoji/emoji.ts', `await import('emoji-picker-element/picker.js');`],
  ['src/components/panes/thread/thread.ts', use('../../parts/bubble/bubble.js')],
  ['src/components/panes/thread/thread.ts', type('../../../machines/inbox.machine.js')],
  ['src/components/panes/thread/thread.ts', use('../header/header.js')],
  [
    'src/components/chat-inbox/chat-inbox.ts',
    use('../../create-inbox.js') + use('../panes/a/a.js'),
  ],
  ['src/components/events.ts', type('../domain/message.js')],
  ['src/create-inbox.ts', use('./machines/inbox.machine.js')],
  ['src/index.ts', use('./create-inbox.js') + use('./components/events.js')],
  ['src/define.ts', use('./components/define.js') + use('./components/chat-inbox/chat-inbox.js')],
];

describe('layers and bans', () => {
  for (const [file, code] of refused) {
    it(`refuses in ${file}: ${code}`, () => assert.equal(problems(file, code).length, 1));
  }
  for (const [file, code] of allowed) {
    it(`allows in ${file}: ${code}`, () => assert.deepEqual(problems(file, code), []));
  }
  it('names the page that explains a layer', () => {
    assert.match(problems(...refused[0])[0], /ARCHITECTURE\.md#layers/);
  });
});

describe('eslint.config.mjs', () => {
  const rulesFor = async (file) =>
    (await new ESLint({ cwd: root }).calculateConfigForFile(file)).rules;

  it('has the layers, the bans and the template rules in src', async () => {
    const rules = await rulesFor('src/components/parts/bubble/bubble.ts');
    for (const name of [
      '@typescript-eslint/no-restricted-imports',
      '@typescript-eslint/no-explicit-any',
      'no-restricted-globals',
      'no-restricted-properties',
      'no-restricted-syntax',
      'max-lines',
      'chat-inbox/no-literal-words',
      'chat-inbox/safe-template',
    ]) {
      assert.equal(rules[name]?.[0], 2, name);
    }
  });

  it('keeps the bans on syntax when a layer adds its own', async () => {
    const rules = await rulesFor('src/domain/window.ts');
    const selectors = rules['no-restricted-syntax'].slice(1).map(({ selector }) => selector);
    for (const { selector } of worldSyntaxBans) assert.ok(selectors.includes(selector), selector);
  });
});
