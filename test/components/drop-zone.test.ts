import { expect, fixture, html } from '@open-wc/testing';
import { define } from '../../src/components/define.js';
import { InboxConversation } from '../../src/components/panes/conversation/conversation.js';
import { InboxDropZone } from '../../src/components/parts/drop-zone/drop-zone.js';
import { filesIn } from '../../src/components/parts/drop-zone/dropped-files.js';
import { MAX_FILES } from '../../src/domain/attachment.js';
import { composerStage, fileOf } from '../harness/composer.harness.js';
import { dragAway, dragOver, drop, fileEntry, folderEntry } from '../harness/drop.js';
import { speak } from '../harness/page.js';
import { Screen } from '../harness/screen.js';

define(InboxConversation, InboxDropZone);

const photo = () => fileOf('sofa.png', 'image/png');

describe('inbox-drop-zone', () => {
  const show = async (accepts = true) => {
    const ground = await fixture<HTMLElement>(html`<section><p>Mensagens</p></section>`);
    const zone = await fixture<InboxDropZone>(
      html`<inbox-drop-zone .over=${ground} .accepts=${() => accepts}></inbox-drop-zone>`,
    );
    const taken: unknown[] = [];
    zone.addEventListener('inbox-files', ({ files }) => {
      void Promise.resolve(files).then((all) => taken.push(all.map(({ name }) => name)));
    });
    zone.addEventListener('inbox-drop-text', ({ text }) => taken.push(text));
    return { ground, zone, taken, screen: new Screen(zone) };
  };

  before(() => speak('pt-BR'));
  after(() => speak('en'));

  it('says where to drop while files are over it, and only then', async () => {
    const { ground, zone, screen } = await show();
    expect(dragOver(ground, { files: [photo()] })).to.equal(false);
    await zone.updateComplete;
    expect(screen.words).to.equal('Solte os arquivos aqui');
    dragAway(ground);
    await zone.updateComplete;
    expect(screen.words).to.equal('');
  });

  it('takes several files, in order', async () => {
    const { ground, taken } = await show();
    const goesOn = drop(ground, { files: [photo(), fileOf('nota.pdf', 'application/pdf')] });
    await Promise.resolve();
    expect(goesOn).to.equal(false);
    expect(taken).to.deep.equal([['sofa.png', 'nota.pdf']]);
  });

  it('takes a text, but leaves one that is dropped into a field to the browser', async () => {
    const { ground, taken } = await show();
    drop(ground, { text: 'https://loja.example/sofa' });
    expect(taken).to.deep.equal(['https://loja.example/sofa']);
    const field = document.createElement('textarea');
    ground.append(field);
    expect(dragOver(field, { text: 'oi' })).to.equal(true);
    expect(drop(field, { text: 'oi' })).to.equal(true);
    expect(taken).to.have.length(1);
  });

  it('takes nothing where nothing can be sent, and lets the browser open nothing either', async () => {
    const { ground, zone, taken, screen } = await show(false);
    expect(dragOver(ground, { files: [photo()] })).to.equal(false);
    await zone.updateComplete;
    expect(screen.words).to.equal('');
    expect(drop(ground, { files: [photo()] })).to.equal(false);
    expect(drop(ground, { text: 'oi' })).to.equal(false);
    await Promise.resolve();
    expect(taken).to.deep.equal([]);
  });

  it('hears nothing any more once it is gone', async () => {
    const { ground, zone, taken } = await show();
    zone.remove();
    expect(drop(ground, { text: 'oi' })).to.equal(true);
    expect(taken).to.deep.equal([]);
  });

  it('is accessible', async () => {
    const { ground, zone } = await show();
    dragOver(ground, { files: [photo()] });
    await zone.updateComplete;
    await expect(zone).to.be.accessible();
  });
});

describe('a dropped folder', () => {
  const names = async (...entries: FileSystemEntry[]) =>
    (await filesIn(entries)).map(({ name, size }) => (size === 0 ? `${name} (empty)` : name));

  it('is what is in it, its folders too, in the order of names', async () => {
    const folder = folderEntry(
      'Fotos',
      fileEntry('10.jpg'),
      fileEntry('9.jpg'),
      folderEntry('Notas', fileEntry('a.pdf')),
      fileEntry('1.jpg'),
    );
    expect(await names(folder, fileEntry('solta.jpg'))).to.deep.equal([
      '1.jpg',
      '9.jpg',
      '10.jpg',
      'a.pdf',
      'solta.jpg',
    ]);
  });

  it('leaves out what systems hide in folders, but not what was dropped by itself', async () => {
    const folder = folderEntry(
      'Fotos',
      ...['.DS_Store', 'Thumbs.db', 'desktop.ini', '._1.jpg', '1.jpg'].map((name) =>
        fileEntry(name),
      ),
      folderEntry('.git', fileEntry('config')),
    );
    expect(await names(folder, fileEntry('.env'))).to.deep.equal(['1.jpg', '.env']);
  });

  it('is read no further than shows that it is too much', async () => {
    const many = Array.from({ length: 500 }, (_, at) => fileEntry(`${at}.jpg`));
    expect(await names(folderEntry('Fotos', ...many))).to.have.length(MAX_FILES + 1);
  });

  it('that contains itself ends somewhere', async () => {
    const folder = folderEntry('a', fileEntry('a.jpg'));
    const loop = { ...folderEntry('b', folder), name: 'b' };
    loop.createReader = () => folderEntry('b', loop).createReader();
    expect(await names(loop)).to.deep.equal([]);
  });

  it('tells of what cannot be read as a file without content', async () => {
    expect(await names(folderEntry('Fotos', fileEntry('1.jpg', false)))).to.deep.equal([
      '1.jpg (empty)',
    ]);
  });
});

describe('what is dropped on the conversation', () => {
  before(() => speak('pt-BR'));
  after(() => speak('en'));

  const begin = async (open = 'mariana') => {
    const all = await composerStage({
      pane: html`<inbox-conversation></inbox-conversation>`,
      height: 600,
      open,
    });
    const [ground] = all.screen.all('inbox-conversation');
    return { ...all, ground: ground! };
  };

  it('is staged when it is a file, and written when it is a text', async () => {
    const { ground, screen, settle } = await begin();
    drop(ground, { files: [photo()] });
    await screen.sees('sofa.png');
    await settle();
    drop(ground, { text: 'https://loja.example/sofa' });
    await settle();
    const field = screen.control('Mensagem') as HTMLTextAreaElement;
    expect(field.value).to.equal('https://loja.example/sofa');
    expect(screen.focused).to.equal('Mensagem');
  });

  it('goes to the conversation it was dropped on, though another is open when it has been read', async () => {
    const { handle, settle } = await begin();
    const inbox = handle.store;
    let read = (_: File[]): void => undefined;
    const files = new Promise<File[]>((resolve) => (read = resolve));
    const conversation = handle.actor.getSnapshot().children.conversation!;
    conversation.getSnapshot().children.composer!.send({ type: 'files.add', files });
    handle.actor.send({ type: 'conversation.open', conversationId: 'rogerio' });
    await settle();
    read([photo()]);
    await settle();
    expect(inbox.drafts.get('mariana')!.files.map(({ name }) => name)).to.deep.equal(['sofa.png']);
    expect(inbox.drafts.get('rogerio')).to.equal(undefined);
  });
});
