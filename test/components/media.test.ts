import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import type { InboxAudio } from '../../src/components/parts/audio/audio.js';
import type { InboxDocument } from '../../src/components/parts/document/document.js';
import type { InboxMedia } from '../../src/components/parts/media/media.js';
import { AdapterError } from '../../src/domain/errors.js';
import type { Media } from '../../src/domain/message.js';
import { media as files, talk } from '../../stories/fixtures.js';
import { MediaHarness } from '../harness/media.harness.js';
import { speak } from '../harness/page.js';

const sofa: Media = { id: 'sofa', mime: 'image/jpeg', width: 1200, height: 900 };
const lost = { media: new AdapterError('not_found') };
const said = talk.find(({ content }) => content.kind === 'audio')!.content;
const voice: Media = 'media' in said && said.media ? said.media : { mime: '' };

before(() => speak('pt-BR'));
after(() => speak('en'));

describe('inbox-media', () => {
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

  it('says why it cannot be loaded, and tries again', async () => {
    const photo = await show(sofa, { rules: lost });
    expect(photo.text).to.include('Este arquivo não está mais disponível.');
    delete photo.backend.rules.media;
    photo.press('Tentar de novo');
    await waitUntil(() => photo.picture);
    expect(photo.offers).to.deep.equal(['Abrir imagem: Sofá']);
  });

  it('says so too when what is loaded is no picture', async () => {
    const photo = await show({ ...sofa, id: 'paper' });
    await waitUntil(() => photo.offers.includes('Tentar de novo'));
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
    expect(photo.picture).to.equal(picture);
    expect(picture!.src).to.equal(first);
    await waitUntil(() => picture!.src !== first);
    await waitUntil(() => picture!.complete && picture!.naturalWidth > 0);
    expect(photo.offers).not.to.include('Tentar de novo');
  });
});

describe('inbox-audio', () => {
  const show = async (media: Media, story = {}) => {
    const audio = await MediaHarness.show<InboxAudio>(
      html`<inbox-audio .media=${media}></inbox-audio>`,
      story,
    );
    if (!('rules' in story)) await waitUntil(() => audio.sound.src.startsWith('blob:'));
    return audio;
  };

  it('plays, pauses and tells where it is', async () => {
    const audio = await show(voice);
    const length = audio.text;
    audio.press('Tocar');
    await waitUntil(() => audio.offers.includes('Pausar'));
    await waitUntil(() => audio.sound.currentTime > 0.3, 'it plays', { timeout: 8000 });
    audio.press('Pausar');
    await waitUntil(() => audio.offers.includes('Tocar'));
    expect(Number(audio.slider.value)).to.be.above(0);
    expect(audio.slider.ariaValueText).to.match(/^0:0\d \/ 0:07$/);
    expect(length).to.include('0:07');
    expect(audio.root.querySelectorAll('.past').length).to.be.above(0);
  });

  it('is a slider: by keys a second each, and by pointer', async () => {
    const audio = await show(voice);
    audio.slider.focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowUp', 'ArrowLeft'])
      await sendKeys({ press: key });
    await audio.drawn();
    expect(audio.slider.ariaValueText).to.equal('0:02 / 0:07');
    for (let count = 0; count < 5; count += 1) await sendKeys({ press: 'ArrowDown' });
    await audio.drawn();
    expect(audio.slider.ariaValueText).to.equal('0:00 / 0:07');
    audio.slider.value = '5000';
    audio.slider.dispatchEvent(new Event('input'));
    await audio.drawn();
    expect(audio.slider.ariaValueText).to.equal('0:05 / 0:07');
  });

  it('plays faster: 1, 1.5, 2 and 1 again', async () => {
    const audio = await show(voice);
    const speeds: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      const name = audio.offers.find((offer) => offer.startsWith('Velocidade'))!;
      speeds.push(`${name} ${audio.sound.playbackRate}`);
      audio.press(name);
      await audio.drawn();
    }
    expect(speeds).to.deep.equal([
      'Velocidade 1× 1',
      'Velocidade 1,5× 1.5',
      'Velocidade 2× 2',
      'Velocidade 1× 1',
    ]);
  });

  it('draws the levels of a voice note, and a flat line where they are not known', async () => {
    const heights = ({ root }: MediaHarness<InboxAudio>) =>
      [...root.querySelectorAll('i')].map((bar) => bar.getBoundingClientRect().height);
    expect(new Set(heights(await show(voice))).size).to.be.above(3);
    const { waveform: _, ...flat } = voice;
    expect(new Set(heights(await show(flat))).size).to.equal(1);
  });

  it('stops when it leaves the page', async () => {
    const audio = await show(voice);
    const { sound } = audio;
    audio.press('Tocar');
    await waitUntil(() => !sound.paused);
    audio.element.remove();
    expect(sound.paused).to.equal(true);
  });

  it('says when it cannot be loaded, and tries again', async () => {
    const audio = await show(voice, { rules: lost });
    expect(audio.text).to.include('Não foi possível carregar a mídia.');
    delete audio.backend.rules.media;
    audio.press('Tentar de novo');
    await waitUntil(() => audio.offers.includes('Tocar'));
  });
});

describe('inbox-document', () => {
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
    const saved: HTMLAnchorElement[] = [];
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      saved.push(this);
    };
    try {
      await waitUntil(() => {
        file.press('Baixar nota.pdf');
        return saved.length > 0;
      });
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    const [{ download, href, target, rel }] = saved as [HTMLAnchorElement];
    expect(download).to.equal('nota.pdf');
    expect(href).to.match(/^blob:/);
    expect(`${target} ${rel}`).to.equal('_blank noopener noreferrer');
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
