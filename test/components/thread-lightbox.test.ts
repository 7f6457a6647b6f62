import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Message } from '../../src/domain/message.js';
import { message, NOW } from '../../stories/fixtures.js';
import { deepActive } from '../harness/deep.js';
import { LightboxHarness } from '../harness/lightbox.harness.js';
import { objectUrls } from '../harness/object-urls.js';
import { speak } from '../harness/page.js';
import { ThreadHarness } from '../harness/thread.harness.js';
import { waitUntil } from '../harness/wait-until.js';

const photo = (id: string, minutes: number, change: Partial<Message> = {}): Message =>
  message(
    { kind: 'image', media: { id: 'sofa', mime: 'image/jpeg', name: `${id}.jpg` }, caption: id },
    { id, at: NOW - minutes * 60_000, ...change },
  );
const words = (count: number): Message[] =>
  Array.from({ length: count }, (_, index) =>
    message(`texto ${index}`, { at: NOW - 5_000_000 + index }),
  );

const film = (): Message =>
  message(
    { kind: 'video', media: { id: 'film', mime: 'video/webm', name: 'defeito.webm' } },
    { at: NOW - 120_000 },
  );
const logo = (): Message =>
  message(
    { kind: 'image', media: { id: 'paper', mime: 'image/svg+xml', name: 'logo.svg' } },
    { at: NOW - 110_000 },
  );

const open = (messages: Message[]) => ThreadHarness.open({ open: 'mariana', messages });
const bubbleOf = ({ bubbles }: ThreadHarness, id: string) =>
  bubbles.find(({ element }) => element.message?.id === id)!;

const openPicture = async (thread: ThreadHarness, id: string): Promise<LightboxHarness> => {
  const bubble = bubbleOf(thread, id);
  await waitUntil(() => bubble.offers.some((offer) => offer.startsWith('Abrir imagem')));
  const button = bubble.control(/^Abrir imagem/);
  button.focus();
  button.click();
  await waitUntil(() => thread.root.querySelector('inbox-lightbox'));
  const lightbox = new LightboxHarness(thread.root.querySelector('inbox-lightbox')!);
  await lightbox.drawn();
  return lightbox;
};
const close = async (thread: ThreadHarness) => {
  await sendKeys({ press: 'Escape' });
  await waitUntil(() => !thread.root.querySelector('inbox-lightbox'));
};

describe('the lightbox of a thread', () => {
  objectUrls();
  before(() => speak('pt-BR'));
  after(() => speak('en'));

  it('goes over the photos and films of the conversation, in its order, without what was deleted', async () => {
    const thread = await open([
      photo('um', 9),
      photo('apagada', 8, { deletedAt: NOW }),
      ...words(2),
      film(),
      photo('dois', 1),
    ]);
    const lightbox = await openPicture(thread, 'dois');
    expect(lightbox.element.items.map(({ media }) => media.name)).to.deep.equal([
      'um.jpg',
      'defeito.webm',
      'dois.jpg',
    ]);
    expect(lightbox.status).to.match(/^3 de 3\. Foto\. Mariana Costa/);
  });

  it('gives the focus back to what opened it', async () => {
    const thread = await open([photo('um', 9), photo('dois', 8)]);
    await openPicture(thread, 'um');
    await sendKeys({ press: 'ArrowRight' });
    await close(thread);
    const button = bubbleOf(thread, 'um').control(/^Abrir imagem/);
    expect(deepActive() === button).to.equal(true);
  });

  it('gives the focus to the thread when what opened it has gone', async () => {
    const thread = await open([photo('um', 9), photo('dois', 8)]);
    await openPicture(thread, 'um');
    thread.backend.say({ ...photo('um', 9), conversationId: 'mariana', deletedAt: NOW });
    await waitUntil(() => !bubbleOf(thread, 'um').find('inbox-media'));
    await close(thread);
    expect((deepActive() as HTMLElement).dataset['key']).to.equal('um');
  });

  it('shows what comes, and lets go of what is deleted', async () => {
    const thread = await open([photo('um', 9), photo('dois', 8)]);
    const lightbox = await openPicture(thread, 'dois');
    thread.backend.say(photo('tres', 0));
    await waitUntil(() => lightbox.status.startsWith('2 de 3'));
    thread.backend.say({ ...photo('dois', 8), deletedAt: NOW });
    await waitUntil(() => lightbox.status.startsWith('2 de 2'));
    expect(lightbox.words).to.include('tres.jpg');
  });

  it('reads older pages until there is a picture before the first', async () => {
    const thread = await open([photo('alt', 90), ...words(90), photo('um', 9)]);
    const lightbox = await openPicture(thread, 'um');
    expect(lightbox.status).to.match(/^1 de 1/);
    await sendKeys({ press: 'ArrowLeft' });
    await waitUntil(() => lightbox.status.startsWith('1 de 2'), 'it was read');
    expect(lightbox.words).to.include('alt.jpg');
  });

  it('has no more before the first when the conversation begins there', async () => {
    const thread = await open([...words(60), photo('um', 9)]);
    const lightbox = await openPicture(thread, 'um');
    await sendKeys({ press: 'ArrowLeft' });
    await waitUntil(() => !lightbox.element.older && !lightbox.element.seeking);
    expect(lightbox.offers).not.to.include('Anterior');
  });

  it('draws an SVG as a file to be saved', async () => {
    const thread = await open([{ ...logo(), id: 'logo' }]);
    await waitUntil(() => bubbleOf(thread, 'logo').text.includes('logo.svg'));
    expect(bubbleOf(thread, 'logo').offers).to.include('Baixar logo.svg');
  });
});
