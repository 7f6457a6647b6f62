import { expect, fixture, html } from '@open-wc/testing';
import { define } from '../../src/components/define.js';
import { InboxStagedFiles } from '../../src/components/parts/staged-files/staged-files.js';
import { InboxTemplatePreview } from '../../src/components/parts/template-preview/template-preview.js';
import type { StagedFile } from '../../src/domain/draft.js';
import { picture, stagedFiles } from '../../stories/staged-files.js';
import { objectUrls } from '../harness/object-urls.js';
import { speak } from '../harness/page.js';
import { Screen } from '../harness/screen.js';

define(InboxStagedFiles, InboxTemplatePreview);

const show = async (files: readonly StagedFile[]) => {
  const element = await fixture<InboxStagedFiles>(
    html`<inbox-staged-files .files=${files}></inbox-staged-files>`,
  );
  return { element, screen: new Screen(element) };
};

describe('inbox-staged-files', () => {
  const alive = objectUrls();

  beforeEach(() => speak('pt-BR'));
  after(() => speak('en'));

  for (const lang of ['pt-BR', 'en', 'es']) {
    it(`is accessible in ${lang}`, async () => {
      speak(lang);
      const { element } = await show(Object.values(stagedFiles));
      await expect(element).to.be.accessible();
    });
  }

  it('shows a picture, and a name where there is none to show', async () => {
    const { screen } = await show([stagedFiles.photo, stagedFiles.paper, stagedFiles.media]);
    expect(screen.all('img')).to.have.length(1);
    expect(screen.words).to.match(/sofa-ipe\.png .* orcamento-58213.*\.pdf 48 kB showroom\.jpg/);
  });

  it('shows a name for what only calls itself a picture, with nothing hidden in it', async () => {
    const { screen } = await show([stagedFiles.broken]);
    await screen.until(() => screen.all('img').length === 0);
    expect(screen.words).to.include('photo_⟨U+202E⟩gpj.jpg');
  });

  it('asks for no caption of a recording: the channel takes none', async () => {
    const { screen } = await show([stagedFiles.sound]);
    expect(screen.names).to.deep.equal(['Remover recado.wav']);
  });
  it('says what became of a file, and what is still to be decided', async () => {
    const { screen } = await show([
      stagedFiles.preparing,
      stagedFiles.converted,
      stagedFiles.reduced,
      stagedFiles.renamed,
      stagedFiles.codec,
    ]);
    expect(screen.words).to.match(/IMG_2041\.HEIC .*Preparando…/);
    expect(screen.words).to.include('Convertida para JPEG, que este canal aceita.');
    expect(screen.words).to.include('Reduzida para caber no limite deste canal.');
    expect(screen.words).to.include('O conteúdo é PNG: o nome foi corrigido.');
    expect(screen.words).to.include('Gravado em HEVC. Talvez não toque para o cliente.');
    expect(screen.has('Enviar mesmo assim: IMG_2042.mp4')).to.equal(true);
    expect(screen.all('img'), 'nothing is decoded before it was fitted').to.have.length(3);
  });

  it('says that all leaves once it is ready', async () => {
    const { element, screen } = await show([stagedFiles.preparing]);
    expect(screen.words).not.to.include('Enviaremos');
    element.waiting = true;
    await element.updateComplete;
    expect(screen.all('[role=status]')[0]!.textContent.trim()).to.equal(
      'Enviaremos assim que os arquivos estiverem prontos.',
    );
  });

  it('releases a picture that is removed, and all that are left when it goes', async () => {
    const second = { ...stagedFiles.photo, id: 'second', blob: picture() };
    const { element } = await show([stagedFiles.photo, second]);
    expect(alive()).to.equal(2);
    element.files = [second];
    await element.updateComplete;
    expect(alive()).to.equal(1);
    element.remove();
    expect(alive()).to.equal(0);
  });

  it('draws a picture again when it was moved within the page', async () => {
    const { element, screen } = await show([stagedFiles.photo]);
    const page = element.parentElement!;
    element.remove();
    page.append(element);
    await element.updateComplete;
    const [image] = screen.all<HTMLImageElement>('img');
    await image!.decode();
    expect(alive()).to.equal(1);
  });
});

describe('inbox-template-preview', () => {
  const alive = objectUrls();

  it('releases its picture when another is chosen, and when it goes', async () => {
    const preview = { name: 't', text: 'Oi' };
    const file = (name: string) => new File([picture()], name, { type: 'image/png' });
    const element = await fixture<InboxTemplatePreview>(
      html`<inbox-template-preview
        .preview=${preview}
        .media=${'image'}
        .file=${file('a.png')}
      ></inbox-template-preview>`,
    );
    element.file = file('b.png');
    await element.updateComplete;
    expect(alive()).to.equal(1);
    element.remove();
    expect(alive()).to.equal(0);
  });
});
