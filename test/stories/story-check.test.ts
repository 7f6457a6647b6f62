import { expect } from '@open-wc/testing';
import type { StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxDialog } from '../../src/components/parts/dialog/dialog.js';
import { StoryBox } from '../../stories/support/story-box.js';
import { problemsOf } from '../harness/story-check.js';
import { StoryHarness } from '../harness/story.harness.js';

define(InboxDialog, StoryBox);

/** Stories that must not pass. */
describe('the check of stories', () => {
  const check = async (content: TemplateResult, source?: string): Promise<string[]> => {
    const story: StoryObj = { render: () => html`<story-box .content=${content}></story-box>` };
    return problemsOf(await StoryHarness.show({}, story, 'Default'), source);
  };
  const grey = html`<p .style=${'color: #595959'}>Sofá de três lugares</p>`;

  it('passes what is right', async () => {
    expect(await check(html`<button class="button" type="button">Sofá</button>`)).to.deep.equal([]);
  });

  it('finds a button without a name, in each language', async () => {
    // eslint-disable-next-line lit-a11y/accessible-name -- axe shall find it
    const problems = await check(html`<button class="button" type="button"></button>`);
    expect(problems.map((problem) => problem.split(': ').slice(0, 2))).to.deep.equal([
      ['pt-BR, light', 'button-name'],
      ['pt-BR, dark', 'button-name'],
      ['en, light', 'button-name'],
      ['en, dark', 'button-name'],
      ['es, light', 'button-name'],
      ['es, dark', 'button-name'],
    ]);
  });

  it('finds words that are hard to read in dark only', async () => {
    const problems = await check(grey);
    expect(problems).to.have.length(3);
    for (const problem of problems) expect(problem).to.match(/, dark: color-contrast: .*#17191b/);
  });

  it('finds them on a dialog’s own ground', async () => {
    const problems = await check(
      html`<inbox-dialog open heading="Sofá"
        >${grey}<input data-first aria-label="Nota"
      /></inbox-dialog>`,
    );
    expect(problems).to.have.length(3);
    for (const problem of problems) {
      expect(problem)
        .to.match(/, dark: color-contrast/)
        .and.not.to.include('#17191b');
    }
  });

  it('finds words that stay Portuguese, unless the story itself says them', async () => {
    const content = html`<button class="button" type="button">Limpar busca</button>`;
    expect(await check(content)).to.deep.equal([
      'en, light: says “Limpar busca” instead of “Clear search”',
      'en, dark: says “Limpar busca” instead of “Clear search”',
      'es, light: says “Limpar busca” instead of “Borrar búsqueda”',
      'es, dark: says “Limpar busca” instead of “Borrar búsqueda”',
    ]);
    expect(await check(content, "label: 'Limpar busca'")).to.deep.equal([]);
  });

  it('finds a ground that does not get dark', async () => {
    const story: StoryObj = {
      render: () =>
        html`<div .style=${'color-scheme: light'}>
          <inbox-dialog open heading="Sofá"></inbox-dialog>
        </div>`,
    };
    const problems = await problemsOf(await StoryHarness.show({}, story, 'Default'));
    expect(problems.some((problem) => problem.startsWith('en, dark: stands on a ground'))).to.equal(
      true,
    );
  });

  it('finds a control that is too small', async () => {
    const small = html`<button
      type="button"
      .style=${'inline-size: 12px; block-size: 12px; padding: 0; overflow: hidden'}
      aria-label="Sofá"
    ></button>`;
    const problems = await check(html`${small}${small}`);
    expect(problems.some((problem) => problem.includes('target-size'))).to.equal(true);
  });
});
