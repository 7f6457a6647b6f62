import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { InboxDocument } from '../../src/components/parts/document/document.js';
import type { InboxMedia } from '../../src/components/parts/media/media.js';
import { AdapterError } from '../../src/domain/errors.js';
import type { Media } from '../../src/domain/message.js';
import { media as files } from '../../stories/fixtures.js';
import { MediaHarness } from '../harness/media.harness.js';
import { objectUrls } from '../harness/object-urls.js';
import { speak } from '../harness/page.js';
import { waitUntil } from '../harness/wait-until.js';

const sofa: Media = { id: 'sofa', mime: 'image/jpeg', width: 1200, height: 900 };
const lost = { media: new AdapterError('not_found') };

before(() => speak('pt-BR'));
after(() => speak('en'));

describe('inbox-media', () => {
  const alive = objectUrls();
  const show = (media: Media, story = {}) =>
    MediaHarness.show<InboxMedia>(
      html`<inbox-media .media=${media} alt="Sofá"></inbox-media>`,
      story,
    );
  const size = ({ element }: MediaHarness<InboxMedia>) => {
    const { width, height } = element.getBoundingClientRect();
    return [Math.round(width), Math.round(height)];
  };

  it('has its place before it is there, and keeps it when it is, and when it cannot be', async () => {
    for (const [media, place] of [
      [sofa, [320, 240]],
      [{ ...sofa, width: 900, height: 1200 }, [240, 320]],
      [{ ...sofa, width: 400, height: 4000 }, [192, 320]],
      [{ ...sofa, width: 4000, height: 100 }, [320, 133]],
      [{ id: 'sofa', mime: 'image/jpeg' }, [280, 210]],
    ] as const) {
      expect(size(await show(media, { rules: { media: 'hang' } }))).to.deep.equal(place);
      expect(size(await show(media, { rules: lost }))).to.deep.equal(place);
      const there = await show(media);
      await waitUntil(() => there.picture?.complete && there.picture.naturalWidth > 0);
      expect(size(there)).to.deep.equal(place);
    }
  });

  it('draws what brings its own address, where the backend has no others', async () => {
    const url = async (id: string) => URL.createObjectURL(await files[id]!());
    const [first, second] = [await url('sofa'), await url('label')];
    const photo = await show({ url: first, mime: 'image/jpeg' }, { plain: true });
    await waitUntil(() => photo.picture?.src === first, 'not the first');
    photo.element.media = { url: second, mime: 'image/jpeg' };
    await photo.drawn();
    expect(photo.picture?.src).to.equal(second);
    [first, second].forEach((each) => URL.revokeObjectURL(each));
  });

  it('says why it cannot be loaded, and tries again', async () => {
    const photo = await show(sofa, { rules: lost });
    expect(photo.text).to.include('Este arquivo não está mais disponível.');
    delete photo.backend.rules.media;
    photo.press('Tentar de novo');
    await waitUntil(() => photo.picture);
    expect(photo.offers).to.deep.equal(['Abrir imagem: Sofá']);
  });

  it('says so too when what is loaded is no picture, and offers it for download', async () => {
    const photo = await show({ ...sofa, id: 'paper' });
    await waitUntil(() => photo.offers.includes('Tentar de novo'));
    expect(photo.text).to.include('Este navegador não consegue mostrar este arquivo.');
    expect(photo.offers).to.include('Baixar');
  });

  it('asks for another address once when one led to nothing, then says what the server said', async () => {
    let asked = 0;
    const photo = await show(
      { url: '/no-such-photo.jpg', mime: 'image/jpeg' },
      { rules: { media: () => void (asked += 1) } },
    );
    await waitUntil(() => photo.text.includes('Este arquivo não está mais disponível.'));
    expect(asked).to.equal(2);
    photo.press('Tentar de novo');
    await waitUntil(() => asked === 4);
    await waitUntil(() => photo.text.includes('Este arquivo não está mais disponível.'));
  });

  it('does not ask for what a provider is still bringing', async () => {
    let asked = 0;
    const rules = { media: () => void (asked += 1) };
    const photo = await show({ mime: 'image/jpeg', width: 1200, height: 900 }, { rules });
    expect(photo.text).to.equal('arquivo ainda não disponível');
    photo.element.media = sofa;
    await waitUntil(() => photo.picture);
    expect(asked).to.equal(1);
  });

  it('draws no page, whatever the message says it is', async () => {
    for (const page of [
      { mime: 'image/svg+xml', name: 'logo.svg' },
      { mime: 'image/jpeg', name: 'foto.html' },
      { mime: 'text/html; charset=utf-8' },
    ]) {
      const photo = await show({ ...sofa, ...page });
      expect(photo.picture === null, page.mime).to.equal(true);
      expect(photo.text).to.include('Por segurança, este arquivo não é aberto aqui');
    }
  });

  it('lends addresses to files and takes all of them back', async () => {
    const blob = await files['sofa']!();
    const others = alive();
    const photos = await Promise.all(
      [1, 2, 3].map(() =>
        MediaHarness.show<InboxMedia>(
          html`<inbox-media .media=${{ mime: blob.type }} .blob=${blob}></inbox-media>`,
        ),
      ),
    );
    expect(alive()).to.equal(others + 3);
    for (const { element } of photos) element.remove();
    expect(alive()).to.equal(others);
  });

  it('asks to be seen large', async () => {
    const photo = await show(sofa);
    let opened: unknown;
    photo.element.addEventListener('inbox-media-open', (event) => (opened = event.source));
    photo.press('Abrir imagem: Sofá');
    expect(opened).to.equal(photo.element);
  });

  it('stays drawn from its file until the copy of the server can be loaded', async () => {
    const blob = await files['sofa']!();
    const photo = await MediaHarness.show<InboxMedia>(
      html`<inbox-media .media=${{ mime: blob.type }} .blob=${blob}></inbox-media>`,
    );
    await waitUntil(() => photo.picture?.complete);
    const { picture } = photo;
    const first = picture!.src;
    photo.backend.rules.media = () => new Promise((resolve) => setTimeout(resolve, 60));
    photo.element.media = sofa;
    photo.element.blob = undefined;
    await photo.drawn();
    expect(photo.picture === picture).to.equal(true);
    expect(picture!.src).to.equal(first);
    await waitUntil(() => picture!.src !== first);
    await waitUntil(() => picture!.complete && picture!.naturalWidth > 0);
    expect(photo.offers).not.to.include('Tentar de novo');
  });
});

describe('inbox-document', () => {
  /** What was asked of the browser to be saved. */
  const saves = async (act: () => Promise<unknown>): Promise<HTMLAnchorElement[]> => {
    const saved: HTMLAnchorElement[] = [];
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      saved.push(this);
    };
    await act().finally(() => (HTMLAnchorElement.prototype.click = click));
    return saved;
  };

  const show = (media: Media, story = {}) =>
    MediaHarness.show<InboxDocument>(
      html`<inbox-document .media=${media}></inbox-document>`,
      story,
    );

  it('is saved under its own name, never opened in the page', async () => {
    const file = await show({
      id: 'paper',
      mime: 'application/pdf',
      name: 'nota.pdf',
      bytes: 2048,
    });
    await waitUntil(() => file.text.includes('nota.pdf'));
    const saved = await saves(async () => {
      file.press('Baixar nota.pdf');
      await file.idle();
    });
    const [{ download, href, target, rel }] = saved as [HTMLAnchorElement];
    expect(download).to.equal('nota.pdf');
    expect(href).to.match(/^blob:/);
    expect(`${target} ${rel}`).to.equal('_blank noopener noreferrer');
  });

  it('tells its kind, its size and its pages, where they are known', async () => {
    for (const [media, facts] of [
      [
        { mime: 'application/pdf', name: 'nota.pdf', bytes: 48_213, pages: 3 },
        'PDF · 48 kB · 3 páginas',
      ],
      [{ mime: 'application/pdf', name: 'nota.pdf', pages: 1 }, 'PDF · 1 página'],
      [{ mime: 'text/plain', name: 'nota' }, ''],
    ] as const) {
      const file = await show({ ...media, id: 'paper' });
      expect(file.text).to.equal(`${media.name}${facts}`);
    }
  });

  for (const [name, mime, icon] of [
    ['a.pdf', 'application/pdf', 'document'],
    ['a.docx', '', 'fileWords'],
    ['a.xlsx', '', 'fileSheet'],
    ['a.pptx', '', 'fileSlides'],
    ['a.txt', 'text/plain', 'fileText'],
    ['a.svg', 'image/svg+xml', 'fileCode'],
    ['a.zip', 'application/zip', 'fileArchive'],
    ['a.bin', 'application/octet-stream', 'file'],
  ] as const) {
    it(`has an icon for ${name}`, async () => {
      const file = await show({ id: 'paper', name, mime });
      expect(file.root.querySelector('inbox-icon')!.name).to.equal(icon);
    });
  }

  it('is not saved from another origin when it may be a page', async () => {
    for (const [name, mime] of [
      ['nota.html', 'application/pdf'],
      ['nota.pdf', 'text/html'],
      ['nota.svg', 'image/svg+xml'],
      ['nota.xml', 'text/xml; charset=utf-8'],
    ] as const) {
      const file = await show({ url: 'https://files.example/1', mime, name });
      const saved = await saves(async () => {
        file.press(`Baixar ${name}`);
        await file.idle();
      });
      expect(saved, name).to.have.length(0);
      expect(file.text).to.include('Por segurança, este arquivo não é aberto aqui');
    }
  });

  it('says why it cannot be loaded, and tries again', async () => {
    const file = await show(
      { id: 'paper', mime: 'application/pdf', name: 'nota.pdf' },
      { rules: lost },
    );
    expect(file.text).to.include('Este arquivo não está mais disponível.');
    delete file.backend.rules.media;
    file.press('Tentar de novo');
    await waitUntil(() => file.offers.includes('Baixar nota.pdf'));
  });
});
