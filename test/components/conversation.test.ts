import { expect, fixture, html } from '@open-wc/testing';
import { define } from '../../src/components/define.js';
import { InboxConversation } from '../../src/components/panes/conversation/conversation.js';
import { StoryFrame } from '../../stories/support/story-frame.js';
import { storyInbox } from '../../stories/support/story-inbox.js';
import { drawn } from '../harness/deep.js';

define(InboxConversation, StoryFrame);

describe('inbox-conversation', () => {
  it('keeps the place of the messages until what draws them has been fetched', async () => {
    const handle = storyInbox({ open: 'mariana', rules: { open: 'hang' } });
    const frame = await fixture<StoryFrame>(
      html`<story-frame height="600" .handle=${handle}>
        <inbox-conversation></inbox-conversation>
      </story-frame>`,
    );
    const conversation = frame.querySelector('inbox-conversation')!;
    await conversation.updateComplete;
    const thread = conversation.shadowRoot!.querySelector('inbox-thread')!;
    const place = thread.getBoundingClientRect().toJSON() as DOMRect;
    expect(thread.matches(':not(:defined)')).to.equal(true);

    await drawn(conversation);
    expect(thread.matches(':defined')).to.equal(true);
    expect(place.height).to.be.greaterThan(300);
    expect(thread.getBoundingClientRect().toJSON()).to.deep.equal(place);
  });
});
