import { fixture, html } from '@open-wc/testing';
import { define } from '../../src/components/define.js';
import { InboxConversation } from '../../src/components/panes/conversation/conversation.js';
import { StoryFrame } from '../../stories/support/story-frame.js';
import { storyBackend, storyInbox, type StoryInbox } from '../../stories/support/story-inbox.js';
import type { FakeBackend } from '../support/fake-backend.js';
import { control } from './deep.js';
import { Screen } from './screen.js';

define(InboxConversation, StoryFrame);

const FIELD = 'Buscar na conversa';

/** A conversation in which an agent searches. */
export class FindHarness extends Screen<StoryFrame> {
  readonly backend: FakeBackend = storyBackend;
  /** What was announced to screen readers. */
  readonly announced: string[] = [];

  /** Opens a conversation, and the search in it when its messages are there. */
  static async open(story: StoryInbox, width = 900): Promise<FindHarness> {
    const find = await FindHarness.show(story, width);
    await find.until(() => find.all('inbox-bubble').length > 0, 'no messages');
    await find.begin();
    return find;
  }

  /** Opens a conversation. */
  static async show(story: StoryInbox, width = 900): Promise<FindHarness> {
    const handle = storyInbox(story);
    const frame = await fixture<StoryFrame>(
      html`<story-frame height="600" .style=${`width: ${width}px`} .handle=${handle}>
        <inbox-conversation></inbox-conversation>
      </story-frame>`,
    );
    const find = new FindHarness(frame);
    frame.addEventListener('inbox-announce', ({ text }) => find.announced.push(text));
    return find;
  }

  async begin(): Promise<void> {
    await this.pressWhenThere(FIELD);
    await this.until(() => this.focused === FIELD && this.field, 'no field');
  }

  get field(): HTMLInputElement | undefined {
    return this.all<HTMLInputElement>('input[type=search]')[0];
  }

  async search(text: string): Promise<void> {
    const field = this.field!;
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.until(() => this.all('inbox-find').length > 0);
  }

  /** What the message says that is shown, and whether it is in sight. */
  get shown(): string {
    const bubble = this.all('inbox-bubble[aria-current=true]')[0];
    if (!bubble) return '';
    const { top, bottom } = bubble.getBoundingClientRect();
    const view = this.all('[part~=scroller]')[0]!.getBoundingClientRect();
    return top >= view.top && bottom <= view.bottom ? new Screen(bubble).words : '(out of sight)';
  }

  /** Where the first message stands that can be seen. */
  get top(): number {
    return this.all('inbox-bubble')[0]!.getBoundingClientRect().top;
  }

  pressIn(part: string, name: string): void {
    control(this.all(part)[0]!.shadowRoot!, name).click();
  }
}
