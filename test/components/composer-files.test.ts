import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { MAX_CAPTION } from '../../src/domain/channel.js';
import { me } from '../../stories/fixtures.js';
import { composerStage, fileOf, type ComposerStage } from '../harness/composer.harness.js';
import { speak } from '../harness/page.js';
import { CAN } from '../support/fake-backend.js';

const PHOTO = 'sofa.png';
const PAPER = 'nota.pdf';

/** The composer with a photo and a paper staged. */
const withTwo = async (): Promise<ComposerStage> => {
  const all = await composerStage();
  await all.composer.stageFiles(
    fileOf(PHOTO, 'image/png', 2000),
    fileOf(PAPER, 'application/pdf', 48_213),
  );
  return all;
};

describe('files in the composer', () => {
  beforeEach(() => speak('pt-BR'));
  after(() => speak('en'));

  for (const lang of ['pt-BR', 'en', 'es']) {
    it(`are accessible in ${lang}`, async () => {
      speak(lang);
      const { screen, composer } = await composerStage();
      composer.element.addFiles([
        fileOf(PHOTO, 'image/png'),
        fileOf(PAPER, 'application/pdf'),
        fileOf('x.exe', 'application/x-msdownload'),
      ]);
      await screen.until(() => composer.files.length === 2);
      await expect(screen.element).to.be.accessible();
    });
  }

  it('are staged in order with name and size, and counted for the ear', async () => {
    const { composer, screen, announced } = await withTwo();
    expect(composer.files).to.deep.equal([PHOTO, PAPER]);
    expect(screen.words)
      .to.match(/sofa\.png 2 kB/)
      .and.to.match(/nota\.pdf 48 kB/);
    expect(announced).to.deep.equal(['2 arquivos a enviar']);
  });

  it('come by the paper clip, several at once', async () => {
    const { composer, screen } = await composerStage();
    expect(composer.picker.multiple).to.equal(true);
    expect(composer.picker.accept.split(',')).to.include.members(['image/jpeg', 'application/pdf']);
    composer.pick(fileOf(PHOTO, 'image/png'), fileOf(PAPER, 'application/pdf'));
    await screen.until(() => composer.files.length === 2);
    expect(screen.focused).to.equal('Mensagem');
  });

  it('come by paste', async () => {
    const { composer, screen } = await composerStage();
    composer.field.paste({ files: [fileOf('image.png', 'image/png')] });
    await screen.until(() => composer.files.length === 1);
    expect(composer.files).to.deep.equal(['image.png']);
  });

  it('leave in order, each with its caption, and then the text', async () => {
    const { composer, screen, settle, backend } = await withTwo();
    screen.fill('Legenda de sofa.png', ' O cinza ');
    await composer.write('Qual dos dois?');
    await composer.send();
    await settle();
    expect(
      composer.sent.map((content) => [content.kind, 'caption' in content && content.caption]),
    ).to.deep.equal([
      ['image', 'O cinza'],
      ['document', false],
      ['text', false],
    ]);
    expect(composer.asked.map(({ kind }) => kind)).to.deep.equal(['files', 'text']);
    expect(backend.uploads.map(({ name }) => name)).to.deep.equal([PHOTO, PAPER]);
    expect(composer.files).to.deep.equal([]);
    expect(composer.field.text).to.equal('');
  });

  it('stay when the host says no', async () => {
    const { composer } = await withTwo();
    composer.refusing = true;
    await composer.send();
    expect(composer.asked).to.have.length(1);
    expect(composer.files).to.have.length(2);
    expect(composer.sent).to.deep.equal([]);
  });

  it('change their order by keyboard, and the focus goes along', async () => {
    const { composer, screen, settle } = await withTwo();
    screen.control('Mover nota.pdf para trás').focus();
    await sendKeys({ press: 'Enter' });
    await settle();
    expect(composer.files).to.deep.equal([PAPER, PHOTO]);
    expect(screen.focused).to.equal('Mover nota.pdf para trás');
    expect(screen.isDisabled('Mover nota.pdf para trás')).to.equal(true);
    await sendKeys({ press: 'Enter' });
    await settle();
    expect(composer.files).to.deep.equal([PAPER, PHOTO]);
  });

  it('are removed by keyboard; the focus goes to the next, and from the last to the field', async () => {
    const { composer, screen, settle } = await withTwo();
    screen.control('Remover sofa.png').focus();
    await sendKeys({ press: 'Enter' });
    await settle();
    expect(composer.files).to.deep.equal([PAPER]);
    expect(screen.focused).to.equal('Remover nota.pdf');
    await sendKeys({ press: 'Enter' });
    await settle();
    expect(composer.files).to.deep.equal([]);
    expect(screen.focused).to.equal('Mensagem');
  });

  it('are not sent with a caption that is too long, of which nothing is cut', async () => {
    const { composer, screen, settle } = await withTwo();
    screen.fill('Legenda de sofa.png', 'x'.repeat(MAX_CAPTION + 3));
    await settle();
    expect(screen.words).to.include('3 caracteres a mais');
    await composer.send();
    expect(composer.sent).to.deep.equal([]);
    expect(composer.files).to.have.length(2);
  });

  it('are kept with the conversation they were meant for', async () => {
    const { composer, screen } = await withTwo();
    await composer.open('rogerio');
    expect(composer.files).to.deep.equal([]);
    await composer.open('mariana');
    await screen.until(() => composer.files.length === 2);
  });

  it('are named with reason and limit where the channel would refuse them', async () => {
    const { composer, screen } = await composerStage();
    composer.element.addFiles([
      fileOf('instalador.exe', 'application/x-msdownload'),
      fileOf('vazio.pdf', 'application/pdf', 0),
      fileOf('panorama.jpg', 'image/jpeg', 5_000_001),
      fileOf('photo_\u202Egpj.exe', 'application/x-msdownload'),
      fileOf(PAPER, 'application/pdf'),
    ]);
    await screen.until(() => composer.files.length === 1);
    expect(screen.all('[role=alert] li').map(({ textContent }) => textContent)).to.deep.equal([
      'instalador.exe: este tipo de arquivo não é aceito por este canal.',
      'vazio.pdf está vazio.',
      'panorama.jpg passa do limite de 5 MB deste canal.',
      'photo_⟨U+202E⟩gpj.exe: este tipo de arquivo não é aceito por este canal.',
    ]);
    await composer.press('Fechar');
    expect(screen.all('[role=alert] li')).to.deep.equal([]);
    expect(screen.focused).to.equal('Mensagem');
  });

  it('are refused altogether by a channel without files', async () => {
    const { upload: _, ...can } = CAN;
    const { composer, screen, settle } = await composerStage({ info: { me, can } });
    expect(screen.has('Anexar arquivos')).to.equal(false);
    composer.field.paste({ files: [fileOf('image.png', 'image/png')] });
    await settle();
    expect(screen.words).to.include('image.png: este canal não aceita arquivos.');
  });

  it('are not taken where nothing can be written', async () => {
    const { composer, handle } = await composerStage({ open: 'helena' });
    composer.element.addFiles([fileOf(PHOTO, 'image/png')]);
    expect(handle.store.drafts.get('helena')).to.equal(undefined);
  });

  it('wait in the draft when the window closes', async () => {
    const { composer, world, settle } = await composerStage({ open: 'rogerio' });
    await composer.stageFiles(fileOf(PHOTO, 'image/png'));
    await world.clock.pass(13 * 60_000);
    await settle();
    expect(composer.bar).to.include('Seu rascunho está guardado.');
  });

  it('of a quick reply are staged with its words as caption, and seen before they leave', async () => {
    const { composer, screen, settle } = await composerStage();
    await composer.field.type('/foto');
    await screen.until(() => composer.field.marked === 'Foto do showroom');
    await composer.field.press('Enter');
    await screen.until(() => composer.files.length === 1);
    expect(composer.field.text).to.equal('');
    expect(composer.sent).to.deep.equal([]);
    const words = 'Esta é a nossa sala de exposição, Mariana Costa. Venha conhecer!';
    expect((screen.control('Legenda de showroom.jpg') as HTMLInputElement).value).to.equal(words);
    await composer.send();
    await settle();
    const [content] = composer.sent;
    expect(content).to.include({ kind: 'image', attachment: 'file-room', caption: words });
  });

  it('of a quick reply that take no caption have their words in the field', async () => {
    const media = { id: 'recado', mime: 'audio/ogg' };
    const { composer, screen, settle } = await composerStage({
      lookups: { quickReply: [{ id: 'q', name: 'Recado', text: 'Ouça, {{cliente}}!', media }] },
    });
    await composer.field.type('/recado');
    await screen.until(() => composer.field.options.length === 1);
    await composer.field.press('Enter');
    await screen.until(() => composer.files.length === 1);
    expect(composer.files).to.deep.equal(['Áudio']);
    expect(composer.field.text).to.equal('Ouça, Mariana Costa!');
    await composer.send();
    await settle();
    expect(composer.sent.map(({ kind }) => kind)).to.deep.equal(['audio', 'text']);
  });
});
