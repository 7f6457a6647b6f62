import { fixture, html } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { define } from '../../src/components/define.js';
import type { InboxAnnounceEvent } from '../../src/components/events.js';
import type { InboxBubble } from '../../src/components/parts/bubble/bubble.js';
import { InboxThread } from '../../src/components/panes/thread/thread.js';
import type { Id } from '../../src/domain/id.js';
import type { InboxHandle } from '../../src/machines/inbox-handle.js';
import { StoryFrame } from '../../stories/support/story-frame.js';
import {
  settled,
  storyBackend,
  storyInbox,
  type StoryInbox,
} from '../../stories/support/story-inbox.js';
import type { FakeBackend } from '../support/fake-backend.js';
import { BubbleHarness } from './bubble.harness.js';
import { control, controls } from './deep.js';
import { frame, painted } from './frames.js';
import { middleOf } from './pointer.js';
import { waitUntil } from './wait-until.js';

define(InboxThread, StoryFrame);

/** The thread of an inbox, as an agent reads it. */
export class ThreadHarness {
  readonly element: InboxThread;
  readonly handle: InboxHandle;
  readonly backend: FakeBackend;
  /** What was announced to screen readers. */
  readonly announced: string[] = [];

  private constructor(element: InboxThread, handle: InboxHandle, backend: FakeBackend) {
    this.element = element;
    this.handle = handle;
    this.backend = backend;
    element.addEventListener('inbox-announce', (event: InboxAnnounceEvent) =>
      this.announced.push(event.text),
    );
  }

  /** Opens an inbox with its thread, and waits until the newest page has been read, if it will be. */
  static async open(
    story: StoryInbox,
    { width = 480, height = 480 }: { width?: number; height?: number } = {},
  ): Promise<ThreadHarness> {
    const handle = storyInbox(story);
    const element = await fixture<StoryFrame>(
      html`<story-frame height=${height} .style=${`width: ${width}px`} .handle=${handle}>
        <inbox-thread></inbox-thread>
      </story-frame>`,
    );
    const thread = new ThreadHarness(element.querySelector('inbox-thread')!, handle, storyBackend);
    if (story.rules?.listMessages !== 'hang') await settled(handle);
    await thread.quiet();
    return thread;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get scroller(): HTMLElement {
    return this.root.querySelector('[part=scroller]')!;
  }

  get bubbles(): BubbleHarness[] {
    return [...this.root.querySelectorAll('inbox-bubble')].map((each) => new BubbleHarness(each));
  }

  /** Of the loaded messages, drawn or not. */
  get keys(): Id[] {
    const { openId } = this.handle.actor.getSnapshot().context;
    return this.handle.store.threads.items(openId!).map(({ key }) => key);
  }

  get count(): number {
    return this.keys.length;
  }

  get last(): BubbleHarness {
    return this.bubbles.at(-1)!;
  }

  get text(): string {
    return this.root.textContent.replace(/\s+/g, ' ').trim();
  }

  /** Names of what can be pressed, messages apart. */
  get offers(): string[] {
    return controls(this.root)
      .filter(([, element]) => element.getRootNode() === this.root)
      .map(([name]) => name);
  }

  /** How far the end is below the lower edge. */
  get left(): number {
    const { scrollHeight, clientHeight, scrollTop } = this.scroller;
    return scrollHeight - clientHeight - scrollTop;
  }

  /** The first message that is at least partly on the screen. */
  get first(): BubbleHarness {
    const { top } = this.scroller.getBoundingClientRect();
    return this.bubbles.find(({ element }) => element.getBoundingClientRect().bottom > top + 1)!;
  }

  bubble(key: Id): BubbleHarness {
    return new BubbleHarness(this.node(key)!);
  }

  node(key: Id): InboxBubble | null {
    return this.root.querySelector(`inbox-bubble[data-key="${key}"]`);
  }

  /** Which message has the focus. */
  get focused(): Id | undefined {
    const { activeElement } = this.root;
    return activeElement instanceof HTMLElement ? activeElement.dataset['key'] : undefined;
  }

  /** Selects the text of a message, with a mouse. */
  async select(of: BubbleHarness): Promise<{ selected: string }> {
    const [x, y] = middleOf(of.element);
    for (const [type, clickCount] of [
      ['mousePressed', 1],
      ['mouseReleased', 1],
      ['mousePressed', 2],
      ['mouseReleased', 2],
    ] as const) {
      const params = { type, x, y, button: 'left', clickCount };
      await executeServerCommand('cdp', { method: 'Input.dispatchMouseEvent', params });
    }
    return { selected: document.getSelection()!.toString() };
  }

  press(name: string | RegExp): void {
    control(this.root, name).click();
  }

  /** Scrolls as a wheel would: a jump of the scroll position, then its event. */
  async scrollTo(top: number): Promise<void> {
    this.scroller.scrollTop = top;
    await frame();
    await frame();
  }

  async scrollBy(pixels: number): Promise<void> {
    await this.scrollTo(this.scroller.scrollTop + pixels);
  }

  /** Scrolls, and tells where a message stands afterwards; undefined where it is no longer drawn. */
  async movedBy({ element }: BubbleHarness, pixels: number): Promise<number | undefined> {
    const before = this.scroller.scrollTop;
    await this.scrollBy(pixels);
    return this.scroller.scrollTop - before === pixels && element.isConnected
      ? element.getBoundingClientRect().top
      : undefined;
  }

  /** Goes up some messages, and back: those near are drawn. */
  async wander(): Promise<this> {
    await this.scrollBy(-20);
    await this.scrollBy(-300);
    await this.scrollTo(9e9);
    await this.quiet();
    return this;
  }

  /** Turns a real mouse wheel over the messages; a turn upwards is negative. */
  async wheel(pixels: number): Promise<void> {
    const [x, y] = middleOf(this.scroller);
    const params = { type: 'mouseWheel', x, y, deltaX: 0, deltaY: pixels };
    await executeServerCommand('cdp', { method: 'Input.dispatchMouseEvent', params });
  }

  /** Moves a real finger over the messages, downwards to read what is above; it stays on the glass for `frames`. */
  async drag(pixels: number, frames = 12): Promise<void> {
    const [x, y] = middleOf(this.scroller);
    const touch = (type: string, touchPoints: { x: number; y: number }[]) =>
      executeServerCommand('cdp', {
        method: 'Input.dispatchTouchEvent',
        params: { type, touchPoints },
      });
    await touch('touchStart', [{ x, y }]);
    for (let step = 1; step <= frames; step += 1) {
      await touch('touchMove', [{ x, y: Math.round(y + (pixels * step) / frames) }]);
    }
    await touch('touchEnd', []);
  }

  /** A message grows again and again between the frames, as one does that is being written, until it is stopped. */
  growing(of: BubbleHarness): () => void {
    let height = of.element.clientHeight;
    const timer = setInterval(
      () => of.element.style.setProperty('min-height', `${(height += 1)}px`),
      4,
    );
    return () => clearInterval(timer);
  }

  /** The greatest distance from where a message stood when it was painted last, over the painted frames while something happens. */
  async movement(of: BubbleHarness, act: () => unknown, frames = 25): Promise<number> {
    const [before = NaN] = await painted(of.element, () => undefined, 1);
    const tops = await painted(of.element, act, frames);
    return Math.max(...tops.map((top) => Math.abs(top - before)));
  }

  /** How far the end was below the lower edge in each painted frame while something happens. */
  async gaps(act: () => unknown, frames = 25): Promise<number> {
    const typing = this.root.querySelector('.typing')!;
    const ends = await painted(typing, act, frames, this.scroller);
    return Math.max(...ends);
  }

  /** The agent writes and sends. */
  send(text: string): void {
    const { conversation } = this.handle.actor.getSnapshot().children;
    const composer = conversation?.getSnapshot().children.composer;
    composer?.send({ type: 'draft.changed', text });
    composer?.send({ type: 'submit' });
  }

  openConversation(conversationId: Id): Promise<void> {
    this.handle.actor.send({ type: 'conversation.open', conversationId });
    return settled(this.handle).then(() => this.quiet());
  }

  /** Resolves when the scroll position has come to rest. */
  async quiet(): Promise<void> {
    let before = NaN;
    await waitUntil(async () => {
      await frame();
      await frame();
      const now = this.scroller.scrollTop + this.scroller.scrollHeight * 1e6;
      const rests = now === before;
      before = now;
      return rests;
    }, 'the thread comes to rest');
  }
}
