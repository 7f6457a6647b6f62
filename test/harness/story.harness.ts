import { fixture } from '@open-wc/testing';
import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { loadLanguage } from '../../src/locales/registry.js';
import { surround, type Surroundings } from '../../stories/support/surroundings.js';
import { deepElements, drawn } from './deep.js';
import { frame } from './frames.js';

type Play = NonNullable<StoryObj['play']>;

/** What is read or heard though it is no text. */
const SPOKEN = ['aria-label', 'aria-description', 'placeholder', 'title', 'alt'];

/** Less than a test has, so that it can still say what it waited for. */
const PATIENCE = 30_000;

/** A part that is shown but not there yet. */
const UNLOADED = ':not(:defined, inbox-popover:not([open]))';

/** A story on the page, in a language and a scheme as Storybook's toolbar sets them. */
export class StoryHarness {
  readonly element: HTMLElement;

  private constructor(element: HTMLElement) {
    this.element = element;
  }

  /** Draws a story with its arguments and decorators, in the first language and in light, and plays it. */
  static async show(meta: Meta, story: StoryObj, name: string): Promise<StoryHarness> {
    surround({ locale: 'pt-BR', theme: 'light' });
    const args = { ...meta.args, ...story.args };
    const context = { args } as StoryContext;
    const render = story.render ?? meta.render;
    const draw = [story.decorators ?? [], meta.decorators ?? []].flat().reduce<() => unknown>(
      (inner, decorate) => () => decorate(inner as Parameters<typeof decorate>[0], context),
      () => render?.(args, context),
    );
    const shown = new StoryHarness(await fixture(html`<div>${draw()}</div>`));
    const play = story.play ?? meta.play;
    await play?.({ args, canvasElement: shown.element } as unknown as Parameters<Play>[0]);
    // A story of that name shows something that never comes.
    await shown.#rest(name === 'Loading' ? undefined : 'Carregando…');
    return shown;
  }

  /** The same, in other surroundings. */
  async turn(surroundings: Surroundings): Promise<void> {
    await loadLanguage(surroundings.locale);
    surround(surroundings);
    for (const each of this.#elements) {
      if (each.matches('chat-inbox[lang]')) each.setAttribute('lang', surroundings.locale);
    }
    await this.#rest();
  }

  /** Every text and every name, each by itself. */
  get said(): Set<string> {
    const names = this.#elements.flatMap((each) =>
      SPOKEN.map((name) => each.getAttribute(name) ?? ''),
    );
    return new Set([...this.#texts, ...names]);
  }

  /** How light the ground of our first element is, 0–1; undefined where it has no colours of its own. */
  get ground(): number | undefined {
    const host = this.#elements.find((each) =>
      getComputedStyle(each).getPropertyValue('--_canvas'),
    );
    if (!host) return undefined;
    const probe = document.createElement('i');
    probe.style.color = 'var(--_canvas)';
    host.shadowRoot!.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return Number(/^oklch\(([\d.]+)/.exec(color)?.[1]);
  }

  get #elements(): Element[] {
    return deepElements(this.element);
  }

  get #texts(): string[] {
    return (
      this.#elements
        // What was announced stays for a while in the language of then.
        .filter((each) => !each.closest('[aria-live]'))
        .flatMap((each) => [...each.childNodes, ...(each.shadowRoot?.childNodes ?? [])])
        .filter((node) => node instanceof Text)
        .map(({ data }) => data.replace(/\s+/g, ' ').trim())
    );
  }

  /** Resolves when every part is there, nothing is being loaded and nothing changes any more. */
  async #rest(loading?: string): Promise<void> {
    const began = performance.now();
    let before = '';
    for (let calm = 0; calm < 2;) {
      await frame();
      await drawn(this.element);
      const elements = this.#elements;
      const texts = this.#texts;
      const now = `${elements.length} ${texts.join('|')}`;
      const missing = elements.find((each) => each.matches(UNLOADED) && each.checkVisibility());
      const waits =
        elements.length === 0 || missing || (loading !== undefined && texts.includes(loading));
      if (performance.now() - began > PATIENCE) {
        throw new Error(`Does not come to rest: ${missing?.localName ?? texts.join(' ')}`);
      }
      calm = now === before && !waits ? calm + 1 : 0;
      before = now;
    }
  }
}
