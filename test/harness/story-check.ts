import { expect } from '@open-wc/testing';
import type * as axeCore from 'axe-core';
import type { CheckResult, NodeResult, Result } from 'axe-core';
import 'axe-core/axe.min.js';
import { en } from '../../src/locales/en.js';
import { es } from '../../src/locales/es.js';
import { ptBrLater } from '../../src/locales/pt-br.later.js';
import { ptBr } from '../../src/locales/pt-br.js';
import stories from '../virtual/stories.js';
import { StoryHarness } from './story.harness.js';

/** The script registers itself on the window. */
declare const axe: typeof axeCore;

const LANGUAGES = { 'pt-BR': { ...ptBr, ...ptBrLater }, en, es };

const LOOKS = (['pt-BR', 'en', 'es'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).map((theme) => ({ locale, theme })),
);

/** Of these axe cannot tell the contrast, and need not: what is cut by an edge is drawn whole elsewhere; pictograms. */
const NOT_TOLD = ['bgOverlap', 'elmPartiallyObscured', 'elmPartiallyObscuring', 'nonBmp'];

/** Draws every story of some files, and looks at it in three languages, in light and in dark. */
export const checkStories = async (wanted: (path: string) => boolean): Promise<void> => {
  for (const [path, load] of Object.entries(stories).filter(([path]) => wanted(path))) {
    const { default: meta, ...named } = await load();
    describe(path, () => {
      for (const [name, story] of Object.entries(named)) {
        it(`draws ${name}, accessible in each language, in light and in dark`, async () => {
          const shown = await StoryHarness.show(meta, story, name);
          expect(await problemsOf(shown, await writtenIn(path))).to.deep.equal([]);
        });
      }
    });
  }
};

/** What is wrong with a story, in each of its looks; `source` is where words of its own stand. */
export const problemsOf = async (shown: StoryHarness, source = ''): Promise<string[]> => {
  const problems: string[] = [];
  const own = ownWords(shown.said).filter(([, word]) => !source.includes(word));
  for (const { locale, theme } of LOOKS) {
    await shown.turn({ locale, theme });
    const found = [...darkness(shown, theme), ...untranslated(shown, locale, own)];
    found.push(...(await axeProblems(shown.element)));
    problems.push(...found.map((problem) => `${locale}, ${theme}: ${problem}`));
  }
  return problems;
};

type Word = [key: string, word: string];

const ownWords = (said: Set<string>): Word[] =>
  Object.entries(LANGUAGES['pt-BR']).filter(
    (entry): entry is Word => typeof entry[1] === 'string' && said.has(entry[1]),
  );

const untranslated = (
  { said }: StoryHarness,
  locale: keyof typeof LANGUAGES,
  own: readonly Word[],
): string[] =>
  own
    .map(([key, word]) => [word, (LANGUAGES[locale] as unknown as Record<string, string>)[key]!])
    .filter(([word, wanted]) => wanted !== word && said.has(word!))
    .map(([word, wanted]) => `says “${word}” instead of “${wanted}”`);

const darkness = ({ ground }: StoryHarness, theme: 'light' | 'dark'): string[] =>
  ground === undefined || (theme === 'dark' ? ground < 0.3 : ground > 0.9)
    ? []
    : [`stands on a ground of lightness ${ground}`];

const axeProblems = async (element: Element): Promise<string[]> => {
  const { violations, incomplete } = await axe.run(element, {
    resultTypes: ['violations', 'incomplete'],
    rules: { 'target-size': { enabled: true } },
  });
  const contrast = incomplete.find(({ id }) => id === 'color-contrast');
  const untold = contrast?.nodes.filter(({ any }) => !any.some(isExplained)) ?? [];
  return [...violations, ...(contrast ? [{ ...contrast, nodes: untold }] : [])].flatMap(inWords);
};

/** A single character that is cut has no ratio; one with a ratio that is too low is hard to read. */
const isExplained = ({ data }: CheckResult): boolean => {
  const { messageKey = '', contrastRatio } = data as { messageKey?: string; contrastRatio: number };
  return NOT_TOLD.includes(messageKey) || (messageKey === 'shortTextContent' && !contrastRatio);
};

const inWords = ({ id, nodes }: Result): string[] =>
  nodes.map(({ target, failureSummary }: NodeResult) =>
    `${id}: ${target.flat().join(' ')}: ${failureSummary ?? ''}`.replace(/\s+/g, ' '),
  );

/** The text of a story file and of what it is filled with: such words stay as they are written. */
const writtenIn = async (path: string): Promise<string> => {
  const files = [path, 'stories/fixtures.ts', 'src/adapters/local/seed/lookups.ts'];
  const texts = await Promise.all(files.map(async (file) => (await fetch(`/${file}`)).text()));
  // The server writes what is not ASCII as escapes.
  return texts
    .join()
    .replace(/\\(?:x(..)|u(....))/g, (_, x?: string, u?: string) =>
      String.fromCharCode(parseInt(x ?? u!, 16)),
    );
};
