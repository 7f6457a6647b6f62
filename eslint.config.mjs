import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import storybook from 'eslint-plugin-storybook';
import wc from 'eslint-plugin-wc';
import globals from 'globals';
import ts from 'typescript-eslint';
import { bans } from './scripts/eslint/bans.mjs';
import { layers } from './scripts/eslint/layers.mjs';
import { noLiteralWords } from './scripts/eslint/no-literal-words.mjs';
import { safeTemplate } from './scripts/eslint/safe-template.mjs';

const chatInbox = {
  rules: { 'no-literal-words': noLiteralWords, 'safe-template': safeTemplate },
};

export default defineConfig(
  { ignores: ['dist', 'storybook-static', 'coverage', '.cache', 'consumer', 'test/virtual'] },
  js.configs.recommended,
  { files: ['**/*.{mjs,cjs}'], languageOptions: { globals: globals.node } },
  {
    files: ['scripts/{test-stories,test-policy,in-page}.mjs', 'bench/*.mjs', 'test/policy/*.js'], // run in a page, or hand functions to one
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
  {
    files: ['{src,stories,test,demo,examples}/**/*.ts', '.storybook/*.ts'],
    extends: [
      ts.configs.recommendedTypeChecked,
      lit.configs['flat/recommended'],
      wc.configs['flat/recommended'],
    ],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { 'lit-a11y': litA11y },
    rules: {
      ...litA11y.configs.recommended.rules,
      'lit-a11y/role-has-required-aria-attrs': 'off', // does not know a checkbox that is a switch; axe does
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { inheritedMethods: false, attributes: false } },
      ],
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['server/**/*.ts'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: {
      globals: globals.node,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/require-await': 'off',
      'max-lines': ['error', 400],
    },
  },
  {
    files: ['server/**/test/**/*.ts'],
    rules: { '@typescript-eslint/no-floating-promises': 'off' }, // node:test's describe and it return one
  },
  {
    files: ['src/**/*.ts'],
    plugins: { 'chat-inbox': chatInbox },
    rules: {
      'chat-inbox/no-literal-words': 'error',
      'chat-inbox/safe-template': 'error',
      'max-lines': ['error', 400],
    },
  },
  // A language is one table, and so are the events.
  { files: ['src/locales/*.ts', 'src/components/events.ts'], rules: { 'max-lines': 'off' } },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'off', // chai-a11y-axe makes every assertion a thenable type
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/unbound-method': 'off', // a set-up hands out its verbs by destructuring
    },
  },
  ...storybook.configs['flat/recommended'],
  ...bans,
  ...layers,
);
