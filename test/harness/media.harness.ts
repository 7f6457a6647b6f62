import { fixture, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxDocument } from '../../src/components/parts/document/document.js';
import { InboxMedia } from '../../src/components/parts/media/media.js';
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

define(InboxDocument, InboxMedia, StoryFrame);

/** A part that loads something of a message: a picture, a file. */
export class MediaHarness<E extends HTMLElement> {
  readonly element: E;
  readonly backend: FakeBackend;

  private constructor(element: E, backend: FakeBackend) {
    this.element = element;
    this.backend = backend;
  }

  static async show<E extends HTMLElement>(
    part: TemplateResult,
    story: StoryInbox = {},
  ): Promise<MediaHarness<E>> {
    const handle = storyInbox(story);
    const frame = await fixture<StoryFrame>(
      html`<story-frame .handle=${handle}><div>${part}</div></story-frame>`,
    );
    await settled(handle);
    const element = frame.querySelector<E>('div > *')!;
    await drawn(element);
    return new MediaHarness(element, storyBackend);
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

  get picture(): HTMLImageElement | null {
    return this.root.querySelector('img');
  }

  control(name: string | RegExp): HTMLElement {
    return control(this.root, name);
  }

  press(name: string | RegExp): void {
    this.control(name).click();
  }

  /** Resolves when what was asked for by a press has been answered. */
  async idle(): Promise<void> {
    await waitUntil(() => !this.root.querySelector('[disabled]'));
    await this.drawn();
  }

  drawn(): Promise<void> {
    return drawn(this.element);
  }
}
