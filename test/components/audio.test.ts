import { expect, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { tune, speech } from '../../src/adapters/local/seed/sound.js';
import { addressesOf } from '../../src/context/media-addresses.js';
import { AdapterError } from '../../src/domain/errors.js';
import type { Content, Media, Message } from '../../src/domain/message.js';
import { media as files } from '../../stories/fixtures.js';
import { AudioStage, PATIENCE, type Sound } from '../harness/audio.harness.js';
import { speak } from '../harness/page.js';
import { sounds } from '../harness/sounds.js';
import { messageRow } from '../support/rows.js';
import { waitUntil } from '../harness/wait-until.js';

const LONG = speech(7);
const SHORT = tune(1);
const made = sounds();

const note = (id: string, more: Partial<Media> = {}): Media => ({
  id,
  mime: 'audio/ogg',
  voice: true,
  durationMs: 1000,
  waveform: [0.2, 1],
  ...more,
});
const voice = note('long', { durationMs: LONG.durationMs, waveform: LONG.waveform });
const show = async (sound: Sound | Media, ...rest: Parameters<Rest>) => {
  const sounds = 'mime' in sound ? [{ media: sound }] : [sound];
  return (await AudioStage.show(sounds, ...rest)).first;
};
type Rest = (
  story?: Parameters<typeof AudioStage.show>[1],
  tools?: Parameters<typeof AudioStage.show>[2],
) => void;

const noise = new Blob(['#!AMR\nthis is no sound'], { type: 'audio/amr' });

describe('inbox-audio', () => {
  before(() => {
    speak('pt-BR');
    files['long'] = () => LONG.blob;
    files['broken'] = () => noise;
    for (const id of ['a', 'b', 'c']) files[id] = () => SHORT.blob;
  });
  after(() => {
    speak('en');
    for (const id of ['long', 'broken', 'a', 'b', 'c']) delete files[id];
  });

  describe('one sound', () => {
    it('plays, pauses and tells where it is', async () => {
      const audio = await show(voice);
      expect(audio.text).to.include('0:07');
      await audio.play();
      await waitUntil(() => audio.at > 300, 'it goes on', PATIENCE);
      audio.press('Pausar');
      await audio.stopped();
      const { at } = audio;
      expect(audio.place).to.match(/^0:0\d \/ 0:07$/);
      expect(audio.bars.past).to.be.above(0);
      await audio.play();
      await waitUntil(() => audio.at > at, 'it goes on from there');
    });

    const keys: [key: string, at: string, rtl: string][] = [
      ['ArrowRight', '0:06', '0:04'],
      ['ArrowLeft', '0:04', '0:06'],
      ['ArrowUp', '0:06', '0:06'],
      ['ArrowDown', '0:04', '0:04'],
      ['PageUp', '0:07', '0:07'],
      ['PageDown', '0:00', '0:00'],
      ['Home', '0:00', '0:00'],
      ['End', '0:07', '0:07'],
    ];
    for (const dir of ['ltr', 'rtl'] as const) {
      it(`is moved by keys, ${dir}`, async () => {
        const audio = await show(voice);
        audio.element.dir = dir;
        for (const [key, ltr, rtl] of keys) {
          await audio.keys('Home', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', key);
          expect(audio.place, key).to.equal(`${dir === 'ltr' ? ltr : rtl} / 0:07`);
        }
      });
    }

    it('is moved by dragging, right to left too, and plays from there', async () => {
      const audio = await show(voice);
      await audio.drag(0.1, 0.5);
      expect(audio.at).to.be.within(3200, 3800);
      audio.element.dir = 'rtl';
      await audio.drag(0.1, 0.75);
      expect(audio.at).to.be.within(1500, 2000);
      await audio.play();
      await waitUntil(() => made.at(-1)!.currentTime > 1.5);
    });

    it('reads its length from the file where the message does not tell it', async () => {
      const audio = await show(note('long', { durationMs: undefined as never }));
      await waitUntil(() => audio.place === '0:00 / 0:07');
      expect(audio.isPlaying).to.equal(false);
    });

    it('finds the end of a recording that does not tell its length', async () => {
      const audio = await show({ blob: await endless(), media: { mime: 'audio/webm' } });
      expect(made.at(-1)!.duration).to.not.equal(0);
      await waitUntil(() => Number(audio.slider.max) > 300, 'its length');
      expect(Number(audio.slider.max)).to.be.below(3000);
      await audio.play();
      await audio.stopped();
      expect(audio.at).to.equal(0);
    });

    it('tells hours where it has any', async () => {
      expect((await show(note('long', { durationMs: 3_700_000 }))).text).to.include('1:01:40');
      expect((await show(note('long', { durationMs: 3_599_000 }))).text).to.include('59:59');
    });

    it('draws its levels, else a flat line', async () => {
      expect(new Set((await show(voice)).bars.heights).size).to.be.above(3);
      const { waveform: _, ...flat } = voice;
      expect(new Set((await show(flat)).bars.heights).size).to.equal(1);
    });

    it('looks at the file for its levels when it is played without', async () => {
      const { waveform: _, ...flat } = voice;
      const asked: unknown[] = [];
      const soundShape = async (sound: Blob | string) => {
        asked.push(sound);
        return { durationMs: 7000, waveform: [0.1, 0.9, 0.5] };
      };
      const audio = await show(flat, {}, { soundShape });
      expect(asked).to.deep.equal([]);
      await audio.play();
      await waitUntil(() => new Set(audio.bars.heights).size === 3);
      audio.press('Pausar');
      await audio.stopped();
      await audio.play();
      expect(asked).to.deep.equal([made[0]!.src]);
    });

    it('plays before it has been sent, and stays where it was once it is', async () => {
      const audio = await show({ media: { mime: 'audio/wav', voice: true }, blob: LONG.blob });
      await audio.play();
      await waitUntil(() => audio.at > 300, 'it goes on', PATIENCE);
      audio.press('Pausar');
      await audio.stopped();
      const { place } = audio;
      Object.assign(audio.element, { media: voice, blob: undefined });
      await audio.drawn();
      expect(audio.place).to.equal(place);
      await audio.play();
    });

    it('says when a voice note of ours is larger than WhatsApp fetches by itself', async () => {
      const large = { ...voice, bytes: 512 * 1024 + 1 };
      const said = 'acima de 512 KB';
      expect((await show({ media: large, side: 'out' })).text).to.include(said);
      for (const sound of [
        { media: { ...large, bytes: 512 * 1024 }, side: 'out' },
        { media: large, side: 'in' },
        { media: { ...large, voice: false }, side: 'out' },
      ] as const) {
        expect((await show(sound)).text).to.not.include(said);
      }
    });
  });

  describe('what cannot be played', () => {
    it('says so of a kind of sound that the browser does not know, and offers the file', async () => {
      const audio = await show({ id: 'broken', mime: 'audio/amr', name: 'recado.amr' });
      await waitUntil(() => audio.offers.includes('Baixar'));
      expect(audio.text).to.include('Este navegador não toca este formato de áudio.');
      expect(audio.text).to.include('recado.amr');
      expect(audio.offers).to.deep.equal(['Baixar', 'Tentar de novo']);
      expect(await saved(() => audio.press('Baixar'))).to.equal('recado.amr');
    });

    it('finds that out when it is pressed, where the length was known', async () => {
      const audio = await show(note('broken'));
      audio.press('Tocar');
      await waitUntil(() => audio.offers.includes('Baixar'));
      expect(audio.isPlaying).to.equal(false);
    });

    it('asks for another address when the first led to nothing, and goes on', async () => {
      const { backend, handle, first } = await AudioStage.show([{ media: voice }]);
      const { session } = handle.store;
      URL.revokeObjectURL(await addressesOf(session!, () => 0)!.of(voice));
      let count = 0;
      backend.rules.media = () => void (count += 1);
      await first.play();
      await waitUntil(() => first.at > 100, 'it plays', PATIENCE);
      expect(count).to.equal(1);
    });

    it('says why there is no file, and tries again', async () => {
      const { backend, first } = await AudioStage.show([{ media: voice }], {
        rules: { media: new AdapterError('not_found') },
      });
      await waitUntil(() => first.offers.includes('Tentar de novo'));
      expect(first.text).to.include('não está mais disponível');
      expect(first.offers).to.deep.equal(['Tentar de novo']);
      delete backend.rules.media;
      first.press('Tentar de novo');
      await waitUntil(() => first.offers.includes('Tocar'));
      await first.play();
    });

    it('waits for what its provider is still bringing', async () => {
      const audio = await show({ mime: 'audio/ogg', voice: true });
      expect(audio.text).to.equal('arquivo ainda não disponível');
    });
  });

  describe('in an inbox', () => {
    it('is the only one that plays', async () => {
      const stage = await AudioStage.show([
        { media: voice },
        { blob: LONG.blob, media: { mime: 'audio/wav', durationMs: LONG.durationMs } },
      ]);
      const [one, two] = [stage.first, stage.second];
      await one.play();
      for (const [next, last] of [
        [two, one],
        [one, two],
      ] as const) {
        await waitUntil(() => last.at > 0, 'it goes on', PATIENCE);
        await next.play();
        await last.stopped();
        expect(last.at, 'not at its end').to.be.above(0);
        expect(next.isPlaying).to.equal(true);
      }
      expect(made.filter(({ paused }) => !paused)).to.have.length(1);
    });

    it('is quiet for a film that is seen large', async () => {
      const stage = await AudioStage.show([{ media: voice }]);
      await stage.first.play();
      await waitUntil(() => stage.first.at > 0, 'it goes on', PATIENCE);
      await stage.film({ id: 'film', mime: 'video/webm' });
      await stage.first.stopped();
      expect(stage.first.at, 'not at its end').to.be.above(0);
    });

    it('has one speed for all: 1, 1.5, 2 and 1 again', async () => {
      const stage = await AudioStage.show([{ media: voice }, { media: note('a') }]);
      await stage.first.play();
      const seen: string[] = [];
      for (let count = 0; count < 4; count += 1) {
        const name = stage.second.offers.find((offer) => offer.startsWith('Velocidade'))!;
        seen.push(`${name} ${made[0]!.playbackRate}`);
        stage.second.press(name);
        await stage.first.drawn();
        await stage.second.drawn();
      }
      expect(seen).to.deep.equal([
        'Velocidade 1× 1',
        'Velocidade 1,5× 1.5',
        'Velocidade 2× 2',
        'Velocidade 1× 1',
      ]);
      const later = await stage.add({ media: note('b') });
      expect(later.offers).to.include('Velocidade 1,5×');
      await later.play();
      expect(made.at(-1)!.playbackRate).to.equal(1.5);
    });

    it('marks what the customer said and nobody has played here', async () => {
      const stage = await AudioStage.show([
        { media: voice, side: 'in' },
        { media: note('a'), side: 'out' },
        { media: note('b', { voice: false }), side: 'in' },
      ]);
      const marks = () => stage.sounds.map(({ isUnheard }) => isUnheard);
      expect(marks()).to.deep.equal([true, false, false]);
      await stage.first.play();
      await waitUntil(() => !marks().some(Boolean));
      expect((await stage.add({ media: voice })).isUnheard).to.equal(false);
    });

    it('stops with what drew it, where it is no message of the open conversation', async () => {
      for (const sound of [{ media: voice }, { blob: LONG.blob, media: { mime: 'audio/wav' } }]) {
        const { first } = await AudioStage.show([sound]);
        await first.play();
        const sounding = made.at(-1)!;
        first.element.remove();
        await waitUntil(() => sounding.paused);
      }
    });
  });

  describe('in a conversation', () => {
    let place = 0;
    const say = (content: Content, change: Partial<Message> = {}): Message => {
      place += 1;
      return messageRow(place, { conversationId: 'mariana', content, ...change });
    };
    const out = { direction: 'out', author: { kind: 'agent' } } as const;
    const from = (id: string, more: Partial<Media> = {}): Content => ({
      kind: 'audio',
      media: note(id, more),
    });
    const open = (messages: Message[]) => {
      const shown = messages.flatMap(({ id: message, content, direction: side }) =>
        content.kind === 'audio' ? [{ message, media: content.media, side }] : [],
      );
      return AudioStage.show(shown, { open: 'mariana', messages });
    };

    it('goes on where it is scrolled out of sight, and is found there again', async () => {
      const stage = await open([
        say({ kind: 'audio', media: voice }),
        say({ kind: 'text', text: 'oi' }),
      ]);
      await stage.first.play();
      const [sounding] = made;
      stage.first.element.remove();
      const { currentTime } = sounding!;
      await waitUntil(() => sounding!.currentTime > currentTime + 0.2, 'it plays on');
      const again = await stage.add({ message: stage.first.element.message, media: voice });
      expect(again.isPlaying).to.equal(true);
      again.press('Pausar');
      await waitUntil(() => sounding!.paused);
      expect(made).to.have.length(1);
    });

    it('stops when another conversation is opened; the position stays', async () => {
      const stage = await open([say({ kind: 'audio', media: voice })]);
      await stage.first.play();
      await waitUntil(() => stage.first.at > 200);
      stage.handle.actor.send({ type: 'conversation.open', conversationId: 'joao' });
      await waitUntil(() => made[0]!.paused);
      stage.first.element.remove();
      await nextFrame();
      const again = await stage.add({ message: stage.first.element.message, media: voice });
      expect(again.isPlaying).to.equal(false);
      expect(again.at).to.be.above(199);
    });

    it('stops with its inbox', async () => {
      const stage = await open([say({ kind: 'audio', media: voice })]);
      await stage.first.play();
      stage.frame.remove();
      await waitUntil(() => made[0]!.paused);
    });

    it('is followed by the next of the customer, once', async () => {
      const stage = await open([
        say(from('a')),
        say({ kind: 'notice', code: 'claimed', args: {} }, { direction: 'out' }),
        say(from('b')),
        say({ kind: 'text', text: 'e então?' }),
        say(from('c')),
      ]);
      const [a, b, c] = stage.sounds as [
        typeof stage.first,
        typeof stage.first,
        typeof stage.first,
      ];
      await a.play();
      await b.begun();
      expect(a.isPlaying).to.equal(false);
      await b.stopped();
      await quiet();
      expect(c.isUnheard).to.equal(true);
      await a.play();
      await a.stopped();
      await quiet();
      expect(b.isPlaying).to.equal(false);
    });

    const breaks: [what: string, next: () => Message][] = [
      ['one of ours', () => say(from('b'), out)],
      ['a file', () => say(from('b', { voice: false }))],
      ['one that was deleted', () => say(from('b'), { deletedAt: 1 })],
    ];
    for (const [what, next] of breaks) {
      it(`is not followed by ${what}`, async () => {
        const stage = await open([say(from('a')), next()]);
        await stage.first.play();
        await stage.first.stopped();
        await quiet();
        expect(stage.second.isPlaying).to.equal(false);
      });
    }

    it('is not followed where the agent paused or went elsewhere', async () => {
      const stage = await open([say(from('a')), say(from('b'))]);
      await stage.first.play();
      stage.first.press('Pausar');
      await stage.first.stopped();
      await quiet();
      expect(stage.second.isPlaying).to.equal(false);
    });

    it('is played by the keyboard alone', async () => {
      const stage = await open([say({ kind: 'audio', media: voice })]);
      stage.first.element.focus();
      await sendKeys({ press: 'Enter' });
      await stage.first.begun();
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'End' });
      await stage.first.stopped();
    });
  });
});

/** Nothing begins for as long as a next one would need to. */
const quiet = async (): Promise<void> => {
  for (let frame = 0; frame < 10; frame += 1) await nextFrame();
};

/** A recording as a browser makes it: a stream that does not say where it ends. */
const endless = async (): Promise<Blob> => {
  const context = new AudioContext();
  const wave = context.createOscillator();
  const line = context.createMediaStreamDestination();
  wave.connect(line);
  wave.start();
  const recorder = new MediaRecorder(line.stream);
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  recorder.start(100);
  await waitUntil(() => parts.filter(({ size }) => size > 0).length >= 6, 'a recording', PATIENCE);
  const stopped = new Promise((resolve) => (recorder.onstop = resolve));
  recorder.stop();
  await stopped;
  await context.close();
  return new Blob(parts, { type: recorder.mimeType });
};

/** Under which name a file is saved. */
const saved = async (press: () => void): Promise<string> => {
  const names: string[] = [];
  const { click } = HTMLAnchorElement.prototype;
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    names.push(this.download);
  };
  try {
    press();
    await waitUntil(() => names.length > 0);
  } finally {
    HTMLAnchorElement.prototype.click = click;
  }
  return names[0]!;
};
