import { expect } from '@open-wc/testing';
import { Slots } from '../../src/components/panes/thread/slots.js';
import type { Message } from '../../src/domain/message.js';
import { answer, kinds, message } from '../../stories/fixtures.js';
import { speak } from '../harness/page.js';
import { ThreadHarness } from '../harness/thread.harness.js';

const theirs = { conversationId: 'rogerio' };

/** Of two conversations that are both loaded, the first. */
const open = async (...messages: Message[]) => {
  const thread = await ThreadHarness.open({ open: 'mariana', messages });
  await thread.openConversation('rogerio');
  await thread.openConversation('mariana');
  return thread;
};

const elements = (thread: ThreadHarness) => thread.bubbles.map(({ element }) => element);

describe('inbox-thread, of one conversation after another', () => {
  before(() => speak('pt-BR'));
  after(() => speak('en'));

  it('draws the messages of the other one in the elements that are there', async () => {
    const thread = await open(
      message('um'),
      answer('dois'),
      answer('três', { ...theirs, status: 'read' }),
      message('quatro', theirs),
      message('cinco', theirs),
    );
    const before = elements(thread);
    await thread.openConversation('rogerio');
    expect(thread.bubbles.map(({ text }) => text.replace(/ \d.*/, ''))).to.deep.equal([
      'três',
      'quatro',
      'cinco',
    ]);
    expect(thread.bubbles.map(({ status }) => status)).to.deep.equal(['Lida', null, null]);
    expect(thread.bubbles[1]!.name).to.match(/quatro/);
    expect(elements(thread).map((element) => before.indexOf(element))).to.deep.equal([0, 1, -1]);
  });

  it('never draws a photo in the element of another one', async () => {
    const photo = { content: kinds.image.content };
    const thread = await open(message('', photo), message('', { ...photo, ...theirs }));
    const [before] = elements(thread);
    await thread.openConversation('rogerio');
    expect(thread.bubbles).to.have.length(1);
    expect(elements(thread)[0] === before).to.equal(false);
  });

  it('takes the focus from a message that goes, and gives it to none', async () => {
    const thread = await open(message('um'), message('dois', theirs));
    await thread.last.focus();
    expect(thread.focused).to.equal(thread.last.key);
    await thread.openConversation('rogerio');
    expect(thread.last.text).to.match(/dois/);
    expect(thread.focused).to.equal(undefined);
    expect(document.activeElement === document.body).to.equal(true);
  });

  it('does not put other words under a selection', async () => {
    const thread = await open(message('um'), message('dois', theirs));
    const before = elements(thread);
    const list = thread.root.querySelector('[role=list]')!;
    document.getSelection()!.setBaseAndExtent(list, 0, list, list.childNodes.length);
    await thread.openConversation('rogerio');
    expect(thread.last.text).to.match(/dois/);
    expect(elements(thread).some((element) => before.includes(element))).to.equal(false);
  });

  it('begins the buttons of a message anew under a pointer that stays', async () => {
    const thread = await open(message('um'), message('dois', theirs));
    await thread.last.hover();
    const before = thread.last.find('inbox-message-actions');
    expect(before === null).to.equal(false);
    await thread.openConversation('rogerio');
    const after = thread.last.find('inbox-message-actions');
    expect(after === null || after === before).to.equal(false);
  });

  it('goes over what was more than text to the next element in order', () => {
    const slots = new Slots();
    const items = (...messages: Message[]) =>
      messages.map((each) => ({ key: each.id, message: each }));
    const photo = { content: kinds.image.content };
    const before = slots.take(items(message('a'), message('', photo), message('b')));
    expect(before).to.deep.equal([1, 2, 3]);
    slots.free(undefined);
    const after = slots.take(items(message('', photo), message('', photo), message('c')));
    expect(after).to.deep.equal([1, 3, 4]);
  });
});
