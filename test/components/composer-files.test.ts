import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { MAX_CAPTION } from '../../src/domain/channel.js';
import { ImageError, type MediaTools } from '../../src/domain/media-tools.js';
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
    expect(composer.files).to.deep.equal(['imagem.png']);
  });

  it('leave in order, each with its caption, and then the text', async () => {
    const { composer, screen, settle, backend } = await withTwo();
    screen.fill('Legenda de sofa.png', ' O cinza ');
    await composer.write('Qual dos dois?');
    await composer.send();
    await screen.until(() => composer.sent.length === 3);
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

  it('leave by Enter in a caption, too', async () => {
    const { composer, screen } = await withTwo();
    screen.control('Legenda de sofa.png').focus();
    await sendKeys({ type: 'O cinza' });
    await sendKeys({ press: 'Enter' });
    await screen.until(() => composer.sent.length === 2);
    expect(composer.sent[0]).to.include({ kind: 'image', caption: 'O cinza' });
    expect(screen.focused).to.equal('Mensagem');
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
      'vazio.pdf está vazio.',
      'instalador.exe: este tipo de arquivo não é aceito por este canal.',
      'panorama.jpg passa do limite de 5 MB deste canal.',
      'photo_⟨U+202E⟩gpj.exe: este tipo de arquivo não é aceito por este canal.',
    ]);
    await composer.press('Fechar');
    expect(screen.all('[role=alert] li')).to.have.length(0);
    expect(screen.focused).to.equal('Mensagem');
  });

  it('are refused altogether by a channel without files', async () => {
    const { upload: _, ...can } = CAN;
    const { composer, screen, settle } = await composerStage({ info: { me, can } });
    expect(screen.has('Anexar arquivos')).to.equal(false);
    composer.field.paste({ files: [fileOf('image.png', 'image/png')] });
    await settle();
    expect(screen.words).to.include('imagem.png: este canal não aceita arquivos.');
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

/** What fits pictures, in the test's hands: all of them wait until it lets them go on. */
const heldFitter = () => {
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  const fitImage: MediaTools['fitImage'] = async (picture) => {
    await gate;
    if (picture.type === 'image/heic') throw new ImageError('heic');
    const blob = new Blob(['fitted'], { type: 'image/jpeg' });
    return { blob, width: 4, height: 3 };
  };
  return { media: { fitImage } as MediaTools, release };
};

describe('pictures in the composer', () => {
  beforeEach(() => speak('pt-BR'));
  after(() => speak('en'));

  const begin = async () => {
    const { media, release } = heldFitter();
    return { ...(await composerStage({ environment: { media } })), release };
  };

  it('can be chosen whatever their type, where the browser brings them to what the channel takes', async () => {
    const { composer } = await begin();
    expect(composer.picker.accept.split(',')).to.include('image/*');
  });

  it('stand there at once by name, and say what became of them', async () => {
    const { composer, screen, release } = await begin();
    composer.element.addFiles([
      fileOf('gato.webp', 'image/webp'),
      fileOf(PAPER, 'application/pdf'),
    ]);
    await screen.until(() => composer.files.length === 2);
    await screen.sees(/gato\.webp .* Preparando…/);
    release();
    await screen.sees('Convertida para JPEG, que este canal aceita.');
    expect(composer.files).to.deep.equal(['gato.jpg', PAPER]);
  });

  it('leave by themselves once they are ready, when send was pressed before', async () => {
    const { composer, screen, release, settle } = await begin();
    composer.element.addFiles([fileOf('gato.webp', 'image/webp')]);
    await composer.write('Qual dos dois?');
    await composer.send();
    expect(screen.words).to.include('Enviaremos assim que os arquivos estiverem prontos.');
    expect(screen.isDisabled('Enviar')).to.equal(true);
    expect(composer.asked, 'the host is asked about what really leaves').to.deep.equal([]);
    release();
    await screen.until(() => composer.sent.length === 2);
    await settle();
    expect(composer.asked[0]).to.deep.include({
      files: [{ name: 'gato.jpg', mime: 'image/jpeg', bytes: 6, caption: '' }],
    });
    expect(composer.files).to.deep.equal([]);
  });

  it('do not leave by themselves when one is refused meanwhile', async () => {
    const { composer, screen, release, settle } = await begin();
    composer.element.addFiles([fileOf('gato.webp', 'image/webp'), fileOf('a.heic', 'image/heic')]);
    await screen.until(() => composer.files.length === 2);
    await composer.send();
    release();
    await screen.sees('a.heic: este navegador não abre HEIC. Envie a foto como JPEG.');
    await settle();
    expect(composer.sent).to.deep.equal([]);
    expect(composer.files).to.deep.equal(['gato.jpg']);
    expect(screen.isDisabled('Enviar')).to.equal(false);
  });

  it('do not leave by themselves when the text was changed meanwhile', async () => {
    const { composer, screen, release, settle } = await begin();
    composer.element.addFiles([fileOf('gato.webp', 'image/webp')]);
    await screen.until(() => composer.files.length === 1);
    await composer.send();
    await composer.write('Espere');
    release();
    await screen.sees('gato.jpg');
    await settle();
    expect(composer.sent).to.deep.equal([]);
  });
});

describe('a file that may not arrive as meant', () => {
  beforeEach(() => speak('pt-BR'));
  after(() => speak('en'));

  const odd = () => new File(['%PDF-1.7'], 'foto.jpg', { type: 'image/jpeg' });

  it('is not sent before the agent says so', async () => {
    const { composer, screen, settle } = await composerStage();
    await composer.stageFiles(odd());
    expect(screen.words).to.include(
      'O nome diz outra coisa, mas o conteúdo é PDF. Será enviado como PDF.',
    );
    await composer.send();
    expect(screen.words).to.include('Há arquivos com aviso.');
    expect(composer.sent).to.deep.equal([]);
    await composer.press('Enviar mesmo assim: foto.pdf');
    expect(screen.focused).to.equal('Remover foto.pdf');
    expect(screen.words).not.to.include('Há arquivos com aviso.');
    await composer.send();
    await screen.until(() => composer.sent.length === 1);
    await settle();
    expect(composer.sent[0]).to.include({ kind: 'document', name: 'foto.pdf' });
  });

  it('is brought into view when it keeps the draft from leaving', async () => {
    const { composer, screen, settle } = await composerStage();
    const papers = Array.from({ length: 5 }, (_, at) => fileOf(`${at}.pdf`, 'application/pdf'));
    await composer.stageFiles(...papers, odd());
    const [list] = screen.all('ul');
    expect(list!.scrollTop).to.equal(0);
    await composer.send();
    await settle();
    expect(list!.scrollTop).to.be.greaterThan(0);
  });

  it('is accessible', async () => {
    const { composer, screen } = await composerStage();
    await composer.stageFiles(odd());
    await expect(screen.element).to.be.accessible();
  });
});
