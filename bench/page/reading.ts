import type { Message } from '../../src/domain/message.js';
import { deepElements } from '../../test/harness/deep.js';
import type { ThreadDriver } from './driver.js';
import { drawn, painted } from './frames.js';
import { find, scrollerOf } from './look.js';
import { edited, indexIn, markOf, messageAt, pictured, reacted } from './workload.js';

/** What happens while somebody reads. */
export type News =
  'append' | 'prepend' | 'edit' | 'reaction' | 'picture' | 'narrower' | 'shorter' | 'typing';

/** Where she reads: at the end, or so far below the top of what is loaded (px). */
export type Place = 'end' | number;

interface Source {
  older(): Message[];
  newer(): Message;
}

/** Changes above what is read are this many messages above it. */
const ABOVE = 4;
/** A late picture comes within these. */
const FRAMES = 45;

/** Whether what is read keeps its place, in each painted frame. */
export class Reading {
  readonly #box: HTMLElement;
  readonly #driver: ThreadDriver;
  readonly #source: Source;

  constructor(box: HTMLElement, driver: ThreadDriver, source: Source) {
    this.#box = box;
    this.#driver = driver;
    this.#source = source;
  }

  can(news: News): boolean {
    const { prepend, change, mountField } = this.#driver;
    if (news === 'prepend') return prepend !== undefined;
    if (news === 'edit' || news === 'reaction' || news === 'picture') return change !== undefined;
    return news !== 'typing' || mountField !== undefined;
  }

  async moves(news: News, place: Place): Promise<number | null> {
    await this.#go(place);
    const worst = place === 'end' ? await this.#atEnd(news) : await this.#inside(news);
    await this.#putBack();
    return worst;
  }

  async #go(place: Place): Promise<void> {
    const scroller = scrollerOf(this.#box);
    for (let turn = 0; turn < 4; turn += 1) {
      scroller.scrollTop = place === 'end' ? scroller.scrollHeight : place;
      await drawn();
    }
  }

  /** How far the end of what is loaded is from the end of the pane. */
  async #atEnd(news: News): Promise<number | null> {
    const scroller = scrollerOf(this.#box);
    const left = (): number => scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
    const seen = this.#seen();
    const newest = seen.at(-1);
    if (!newest) return null;
    const begun = left();
    this.#happen(news, newest.index);
    return this.#worst(() => Math.abs(left() - begun));
  }

  /** How far the first message that begins in view is from where it was. */
  async #inside(news: News): Promise<number | null> {
    const [held] = this.#seen();
    if (!held) return null;
    const top = held.node.getBoundingClientRect().top;
    const off = (node: Element): number => Math.abs(node.getBoundingClientRect().top - top);
    let node: Element | undefined = held.node;
    this.#happen(news, held.index);
    return this.#worst(() => {
      if (!node?.isConnected || !node.textContent.includes(markOf(held.index))) {
        // A quotation of it may be on the screen as well.
        [node] = find(this.#box, markOf(held.index))
          .map((found) => found.node)
          .sort((a, b) => off(a) - off(b));
      }
      return node ? off(node) : Infinity;
    });
  }

  #happen(news: News, index: number): void {
    const at = index - ABOVE;
    const message = messageAt('a', at);
    if (news === 'append') this.#driver.append(this.#source.newer());
    else if (news === 'prepend') this.#driver.prepend!(this.#source.older());
    else if (news === 'edit') this.#driver.change!(edited(message, at));
    else if (news === 'reaction') this.#driver.change!(reacted(message));
    else if (news === 'picture') this.#driver.change!(pictured(message, at));
    else if (news === 'narrower') this.#box.style.width = '420px';
    else if (news === 'shorter') this.#box.style.height = '560px';
    else this.#type('uma\nduas\ntrês\nquatro\ncinco');
  }

  /** Text of many lines makes the field grow. */
  #type(text: string): void {
    const field = deepElements(this.#box).find((element) => element.matches('textarea'));
    (field as HTMLTextAreaElement).value = text;
    field!.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  async #putBack(): Promise<void> {
    this.#box.removeAttribute('style');
    if (deepElements(this.#box).some((element) => element.matches('textarea'))) this.#type('');
    await drawn();
  }

  async #worst(off: () => number): Promise<number> {
    let worst = 0;
    for (let frame = 0; frame < FRAMES; frame += 1) {
      await new Promise(requestAnimationFrame);
      await painted();
      worst = Math.max(worst, off());
    }
    return worst;
  }

  /** The messages that begin in view, from the top. */
  #seen(): { node: Element; index: number }[] {
    const { top, bottom } = scrollerOf(this.#box).getBoundingClientRect();
    return find(this.#box, '№a')
      .map(({ node, text }) => ({
        node,
        index: indexIn(text),
        y: node.getBoundingClientRect().top,
      }))
      .filter(({ y }) => y >= top + 8 && y < bottom)
      .sort((a, b) => a.y - b.y);
  }
}
