import { fixture, html } from '@open-wc/testing';
import { define } from '../../src/components/define.js';
import { InboxLightbox } from '../../src/components/parts/lightbox/lightbox.js';
import type { InboxSlide } from '../../src/components/parts/lightbox/slide.js';
import { pictures } from '../../stories/fixtures.js';
import { StoryFrame } from '../../stories/support/story-frame.js';
import {
  settled,
  storyBackend,
  storyInbox,
  type StoryInbox,
} from '../../stories/support/story-inbox.js';
import type { FakeBackend } from '../support/fake-backend.js';
import { controls, drawn } from './deep.js';

define(InboxLightbox, StoryFrame);

/** The lightbox, as who looks at pictures sees and uses it. */
export class LightboxHarness {
  readonly element: InboxLightbox;
  readonly backend: FakeBackend;

  constructor(element: InboxLightbox, backend: FakeBackend = storyBackend) {
    this.element = element;
    this.backend = backend;
  }

  /** Opens it over the three photos of the fixtures, at the second, unless told otherwise. */
  static async show(
    props: Partial<InboxLightbox> = {},
    { direction = 'ltr', ...story }: StoryInbox & { direction?: string } = {},
  ): Promise<LightboxHarness> {
    const handle = storyInbox(story);
    const { items = pictures, shown = items[1]?.key ?? items[0]!.key, older = false } = props;
    const frame = await fixture<StoryFrame>(
      html`<story-frame .handle=${handle} dir=${direction}>
        <inbox-lightbox .items=${items} .shown=${shown} ?older=${older}></inbox-lightbox>
      </story-frame>`,
    );
    await settled(handle);
    const lightbox = new LightboxHarness(frame.querySelector('inbox-lightbox')!);
    await lightbox.drawn();
    return lightbox;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get dialog(): HTMLDialogElement {
    return this.root.querySelector('dialog')!;
  }

  get stage(): HTMLElement {
    return this.root.querySelector('.stage')!;
  }

  get slide(): InboxSlide {
    return this.root.querySelector('inbox-slide[current]')!;
  }

  /** What is looked at. */
  get picture(): HTMLImageElement | null {
    return this.slide.shadowRoot!.querySelector('img');
  }

  get film(): HTMLVideoElement | null {
    return this.slide.shadowRoot!.querySelector('video');
  }

  /** The addresses that are loaded, neighbours included. */
  get loading(): string[] {
    const slides = [...this.root.querySelectorAll('inbox-slide')];
    return slides.flatMap(({ shadowRoot }) =>
      [...shadowRoot!.querySelectorAll<HTMLImageElement>('img, video')].map(({ src }) => src),
    );
  }

  /** What is told to screen readers. */
  get status(): string {
    return this.root.querySelector('[role=status]')!.textContent.trim();
  }

  get words(): string {
    const slide = this.slide.shadowRoot!.textContent;
    return `${this.dialog.textContent} ${slide}`.replace(/\s+/g, ' ').trim();
  }

  get offers(): string[] {
    return this.#controls.map(([name]) => name);
  }

  /** Pixels the picture is moved from the middle, and how many times larger it is than it fits. */
  get view(): { x: number; y: number; scale: number } {
    const { a, e, f } = new DOMMatrix(getComputedStyle(this.picture!).transform);
    return { x: Math.round(e), y: Math.round(f), scale: Math.round(a * 100) / 100 };
  }

  isDisabled(name: string): boolean {
    return this.#control(name).ariaDisabled === 'true';
  }

  async press(name: string): Promise<void> {
    this.#control(name).click();
    await this.drawn();
  }

  /** A finger goes over the picture, through points of the stage in parts of its width and height. */
  async swipe(...points: [x: number, y: number][]): Promise<void> {
    const { left, top, width, height } = this.stage.getBoundingClientRect();
    points.forEach(([x, y], step) => {
      this.#finger(step === 0 ? 'pointerdown' : 'pointermove', 1, [
        left + x * width,
        top + y * height,
      ]);
    });
    const [x, y] = points.at(-1)!;
    this.#finger('pointerup', 1, [left + x * width, top + y * height]);
    await this.drawn();
  }

  /** Two fingers beside the middle spread to so many times their distance. */
  async pinch(factor: number): Promise<void> {
    const { left, top, width, height } = this.stage.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    this.#finger('pointerdown', 1, [x - 40, y]);
    this.#finger('pointerdown', 2, [x + 40, y]);
    this.#finger('pointermove', 1, [x - 40 * factor, y]);
    this.#finger('pointermove', 2, [x + 40 * factor, y]);
    this.#finger('pointerup', 1, [x - 40 * factor, y]);
    this.#finger('pointerup', 2, [x + 40 * factor, y]);
    await this.drawn();
  }

  async drawn(): Promise<void> {
    await drawn(this.element);
  }

  /** Its neighbours are there, and cannot be used. */
  get #controls(): [string, HTMLElement][] {
    const isNeighbour = (element: Node): boolean => {
      const { host } = element.getRootNode() as ShadowRoot;
      return host.localName === 'inbox-slide' && host !== this.slide;
    };
    return controls(this.root).filter(([, element]) => !isNeighbour(element));
  }

  #control(name: string): HTMLElement {
    const found = this.#controls.find(([own]) => own === name);
    if (!found) throw new Error(`No "${name}" among: ${this.offers.join(', ')}`);
    return found[1];
  }

  #finger(type: string, pointerId: number, [clientX, clientY]: [number, number]): void {
    const target = this.picture ?? this.slide.shadowRoot!.querySelector('.frame')!;
    target.dispatchEvent(
      new PointerEvent(type, {
        pointerId,
        pointerType: 'touch',
        isPrimary: pointerId === 1,
        clientX,
        clientY,
        bubbles: true,
        composed: true,
      }),
    );
  }
}
