import { fixture, html, nextFrame } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { define } from '../../src/components/define.js';
import { InboxAudio } from '../../src/components/parts/audio/audio.js';
import { InboxSlide } from '../../src/components/parts/lightbox/slide.js';
import type { Id } from '../../src/domain/id.js';
import type { Media } from '../../src/domain/message.js';
import type { MediaTools } from '../../src/domain/media-tools.js';
import type { InboxHandle } from '../../src/machines/inbox-handle.js';
import { StoryFrame } from '../../stories/support/story-frame.js';
import {
  settled,
  storyBackend,
  storyInbox,
  type StoryInbox,
} from '../../stories/support/story-inbox.js';
import type { FakeBackend } from '../support/fake-backend.js';
import { control, controls, drawn } from './deep.js';
import { waitUntil } from './wait-until.js';

define(InboxAudio, InboxSlide, StoryFrame);

/** Sounds take their time, more so where others work beside. */
export const PATIENCE = { timeout: 30_000, interval: 20 };

/** What a bubble says of its sound. */
export interface Sound {
  message?: Id | undefined;
  media?: Media;
  blob?: Blob;
  side?: 'in' | 'out';
}

/** One sound as the agent sees and uses it. */
export class AudioHarness {
  readonly element: InboxAudio;

  constructor(element: InboxAudio) {
    this.element = element;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get text(): string {
    return this.root.textContent.replace(/\s+/g, ' ').trim();
  }

  get offers(): string[] {
    return controls(this.root).map(([name]) => name);
  }

  get isPlaying(): boolean {
    return this.offers.includes('Pausar');
  }

  get slider(): HTMLInputElement {
    return this.root.querySelector('input')!;
  }

  /** Where it is and how long, as a screen reader says it. */
  get place(): string | null {
    return this.slider.ariaValueText;
  }

  get at(): number {
    return Number(this.slider.value);
  }

  /** It is marked as not played yet. */
  get isUnheard(): boolean {
    return this.root.querySelector('[role="img"]')?.ariaLabel === 'ainda não ouvida';
  }

  /** In pixels, and how many of them are behind. */
  get bars(): { heights: number[]; past: number } {
    const [ahead = '', past = ''] = [...this.root.querySelectorAll('.bars path')].map((path) =>
      path.getAttribute('d')!,
    );
    const bars = (path: string): RegExpExecArray[] => [...path.matchAll(/V([\d.]+)/g)];
    return {
      heights: bars(past + ahead).map(([, half]) => 2 * Number(half)),
      past: bars(past).length,
    };
  }

  press(name: string | RegExp): void {
    control(this.root, name).click();
  }

  /** Presses "play", and waits until it sounds. */
  async play(): Promise<void> {
    this.press('Tocar');
    await this.begun();
  }

  begun(): Promise<void> {
    return waitUntil(() => this.isPlaying, 'it plays', PATIENCE);
  }

  stopped(): Promise<void> {
    return waitUntil(() => !this.isPlaying, 'it stops', PATIENCE);
  }

  async keys(...keys: string[]): Promise<void> {
    this.slider.focus();
    for (const press of keys) await sendKeys({ press });
    await this.drawn();
  }

  /** Presses on the waveform at one part of its width, and lets go at another. */
  async drag(from: number, to: number): Promise<void> {
    const { left, top, width, height } = this.slider.getBoundingClientRect();
    const point = (part: number): [number, number] => [
      Math.round(left + part * width),
      Math.round(top + height / 2),
    ];
    await sendMouse({ type: 'move', position: point(from) });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: point(to) });
    await sendMouse({ type: 'up' });
    await this.drawn();
  }

  drawn(): Promise<void> {
    return drawn(this.element);
  }
}

/** Sounds of one inbox, side by side. */
export class AudioStage {
  readonly handle: InboxHandle;
  readonly backend: FakeBackend;
  readonly frame: StoryFrame;
  readonly sounds: AudioHarness[];

  private constructor(frame: StoryFrame, handle: InboxHandle, sounds: AudioHarness[]) {
    this.frame = frame;
    this.handle = handle;
    this.backend = storyBackend;
    this.sounds = sounds;
  }

  static async show(
    sounds: readonly Sound[],
    story: StoryInbox = {},
    tools?: Partial<MediaTools>,
  ): Promise<AudioStage> {
    const handle = storyInbox(story);
    if (tools) Object.assign(handle.environment, { media: tools });
    const frame = await fixture<StoryFrame>(
      html`<story-frame .handle=${handle}>
        <div>
          ${sounds.map(
            ({ message, media, blob, side }) =>
              html`<inbox-audio
                side=${side ?? ''}
                .message=${message}
                .media=${media}
                .blob=${blob}
              ></inbox-audio>`,
          )}
        </div>
      </story-frame>`,
    );
    await settled(handle);
    const elements = [...frame.querySelectorAll('inbox-audio')];
    for (const element of elements) await drawn(element);
    return new AudioStage(
      frame,
      handle,
      elements.map((element) => new AudioHarness(element)),
    );
  }

  get first(): AudioHarness {
    return this.sounds[0]!;
  }

  get second(): AudioHarness {
    return this.sounds[1]!;
  }

  /** A film in the lightbox of the same inbox. */
  async film(media: Media): Promise<void> {
    const slide = document.createElement('inbox-slide');
    Object.assign(slide, { kind: 'video', current: true, media });
    this.frame.querySelector('div')!.append(slide);
    const video = () => slide.shadowRoot?.querySelector('video');
    await waitUntil(() => video()?.paused === false, 'the film plays', PATIENCE);
  }

  /** Draws another bubble for a sound, as when it is scrolled back into sight. */
  async add({ message, media, side = 'in' }: Sound): Promise<AudioHarness> {
    const element = document.createElement('inbox-audio');
    Object.assign(element, { message, media, side });
    this.frame.querySelector('div')!.append(element);
    await nextFrame();
    await drawn(element);
    return new AudioHarness(element);
  }
}
