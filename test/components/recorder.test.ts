import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { WHATSAPP_UPLOADS } from '../../src/domain/attachment.js';
import { playbackOf } from '../../src/context/playback.js';
import type { CaptureProblem } from '../../src/domain/media-tools.js';
import {
  VOICE_BRIEF_MS,
  VOICE_LIMIT_MS,
  VOICE_PLAY_BYTES,
  VOICE_UNDO_MS,
  VOICE_WARNING_MS,
} from '../../src/domain/voice.js';
import { me } from '../../stories/fixtures.js';
import { speak } from '../harness/page.js';
import { recorderStage } from '../harness/recorder.harness.js';
import { CAN } from '../support/fake-backend.js';
import { FakeMedia } from '../support/fake-media.js';

const LIVE = ['Descartar gravação', 'Pausar gravação', 'Enviar áudio'];

describe('inbox-recorder', () => {
  beforeEach(() => speak('pt-BR'));
  after(() => speak('en'));

  describe('the microphone', () => {
    it('is offered while there is nothing to send', async () => {
      const { screen, composer } = await recorderStage();
      expect(screen.names.slice(-2)).to.deep.equal(['Mensagens rápidas', 'Gravar áudio']);
      await composer.write('Oi');
      expect(screen.names.slice(-2)).to.deep.equal(['Mensagens rápidas', 'Enviar']);
    });

    it('is not offered where the channel takes no voice, or the browser has none', async () => {
      for (const options of [{ info: { me, can: CAN } }, { environment: {} }]) {
        const { screen } = await recorderStage(options);
        expect(screen.has('Gravar áudio')).to.equal(false);
        expect(screen.has('Enviar')).to.equal(true);
      }
    });
  });

  for (const lang of ['pt-BR', 'en', 'es']) {
    it(`is accessible in ${lang}`, async () => {
      speak(lang);
      const { screen, settle, later, media } = await recorderStage();
      const next = async (...names: RegExp[]): Promise<void> => {
        for (const name of names) screen.press(name);
        await settle();
        await expect(screen.element).to.be.accessible();
      };
      media.microphone = 'denied';
      await next(/^(Gravar|Record|Grabar) audio|áudio$/);
      media.microphone = 'allowed';
      await next(/^(Tentar de novo|Try again|Intentar de nuevo|Reintentar)$/);
      await later(VOICE_BRIEF_MS);
      await next(/^(Pausar|Pause)/);
      await next(/^(Descartar|Discard)/);
      await next(/^(Desfazer|Undo|Deshacer)$/);
    });
  }

  describe('recording', () => {
    it('shows the time and says few words', async () => {
      const { screen, record, pass, settle, announced } = await recorderStage();
      await record(5000);
      expect(screen.words).to.include('0:05');
      expect(screen.names).to.deep.equal(LIVE);
      screen.press('Pausar gravação');
      await settle();
      screen.press('Continuar gravação');
      await pass(2000);
      expect(screen.words).to.include('0:07');
      expect(announced).to.deep.equal(['Gravando áudio', 'Gravação pausada', 'Gravando áudio']);
    });

    it('moves no tool where it pauses and goes on', async () => {
      const { screen, record, settle } = await recorderStage();
      const places = () =>
        [/^Descartar/, /^(Pausar|Continuar)/, /^Enviar/].map((name) => {
          const { x, y } = screen.control(name).getBoundingClientRect();
          return `${x} ${y}`;
        });
      await record(2000);
      const before = places();
      screen.press('Pausar gravação');
      await settle();
      expect(screen.has('Tocar')).to.equal(true);
      expect(places()).to.deep.equal(before);
      screen.press('Continuar gravação');
      await settle();
      expect(places()).to.deep.equal(before);
    });

    it('stops what plays, and pauses when something else is played', async () => {
      const { screen, record, settle, handle } = await recorderStage();
      let stopped = 0;
      playbackOf(handle).begins({ pause: () => (stopped += 1) });
      await record(2000);
      expect(stopped).to.equal(1);
      playbackOf(handle).begins({ pause: () => undefined });
      await settle();
      expect(screen.has('Continuar gravação')).to.equal(true);
    });

    it('is listened to in a pause', async () => {
      const { screen, record, settle } = await recorderStage();
      await record(5000);
      screen.press('Pausar gravação');
      await settle();
      expect(screen.names).to.include.members(['Tocar', 'Continuar gravação', 'Enviar áudio']);
    });

    it('is sent with one press, as one message that answers what was quoted', async () => {
      const { screen, record, pass, composer, kept, backend, isRecorder, handle } =
        await recorderStage();
      handle.store.drafts.set({
        conversationId: 'mariana',
        text: '',
        files: [],
        replyTo: 'm1',
        savedAt: 0,
      });
      await record(4000);
      screen.press('Enviar áudio');
      await pass(0);
      await pass(0);
      expect(composer.sent).to.deep.equal([
        {
          kind: 'audio',
          attachment: `file-${backend.uploads[0]!.id}`,
          name: 'audio.ogg',
          durationMs: 4200,
          waveform: [0.1, 0.8, 0.3],
          voice: true,
        },
      ]);
      expect(backend.uploads[0]!.file.type).to.equal('audio/ogg; codecs=opus');
      expect(backend.executed.at(-1)).to.include({ replyTo: 'm1' });
      expect(composer.asked).to.deep.equal([{ kind: 'voice', durationMs: 4000 }]);
      expect(kept()).to.equal(undefined);
      expect(isRecorder()).to.equal(false);
      expect(screen.focused).to.equal('Mensagem');
    });

    it('stays when the host says no, to be listened to', async () => {
      const { screen, record, settle, composer, kept, media } = await recorderStage();
      composer.refusing = true;
      await record(4000);
      screen.press('Enviar áudio');
      await settle();
      expect(composer.sent).to.deep.equal([]);
      expect(kept()!.form).to.equal('voice');
      expect(media.on).to.equal(0);
      expect(screen.has('Tocar')).to.equal(true);
      screen.press('Enviar áudio');
      await settle();
      expect(composer.asked.at(-1)).to.deep.equal({ kind: 'voice', durationMs: 4200, bytes: 4 });
      expect(kept()!.form).to.equal('voice');
    });

    it('says when the customer will have to download it, and when the end is near', async () => {
      const { screen, record, pass, later, announced, kept } = await recorderStage();
      await record(1000);
      await later(VOICE_BRIEF_MS - 2000);
      expect(screen.words).to.not.include('2 minutos');
      await pass(1000);
      expect(screen.words).to.include('Acima de 2 minutos');
      await later(VOICE_WARNING_MS - VOICE_BRIEF_MS - 1000);
      expect(screen.words).to.not.include('Falta um minuto');
      await pass(1000);
      expect(screen.words).to.include('Falta um minuto');
      await later(VOICE_LIMIT_MS - VOICE_WARNING_MS - 1000);
      expect(kept()?.form).to.not.equal('voice');
      await pass(1000);
      expect(screen.words).to.include('A gravação chegou ao limite de 15 minutos.');
      expect(kept()!.form).to.equal('voice');
      expect(announced.length, announced.join('\n')).to.be.at.most(6);
    });

    it('says when the file passes 512 KB', async () => {
      const media = new FakeMedia();
      const big = new Blob(['x'.repeat(VOICE_PLAY_BYTES + 1)], { type: 'audio/ogg; codecs=opus' });
      media.note = { ...media.note, blob: big };
      const { screen, record, settle, composer } = await recorderStage({}, media);
      composer.refusing = true;
      await record(4000);
      screen.press('Enviar áudio');
      await settle();
      expect(screen.words).to.include('524 kB: acima de 512 KB');
    });
  });

  describe('by keyboard', () => {
    it('Space pauses and goes on, Enter sends', async () => {
      const { screen, record, settle, pass, composer } = await recorderStage();
      await record(2000);
      expect(screen.focused).to.equal('Gravação de áudio');
      await sendKeys({ press: ' ' });
      await settle();
      expect(screen.has('Continuar gravação')).to.equal(true);
      await sendKeys({ press: ' ' });
      await pass(1000);
      expect(screen.words).to.include('0:03');
      await sendKeys({ press: 'Enter' });
      await pass(0);
      await pass(0);
      expect(composer.sent.map(({ kind }) => kind)).to.deep.equal(['audio']);
      expect(screen.focused).to.equal('Mensagem');
    });

    it('Esc discards, which can be undone, and Esc again lets go of it', async () => {
      const { screen, record, settle, pass, kept, isRecorder, media } = await recorderStage();
      await record(5000);
      await sendKeys({ press: 'Escape' });
      await settle();
      expect(screen.words).to.include('Gravação descartada');
      expect(media.on).to.equal(0);
      screen.control('Desfazer').focus();
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(kept()!.form).to.equal('voice');
      expect(screen.focused, 'the keys still work').to.equal('Gravação de áudio');
      await sendKeys({ press: 'Escape' });
      await settle();
      await sendKeys({ press: 'Escape' });
      await settle();
      expect(isRecorder()).to.equal(false);
      expect(kept()).to.equal(undefined);
      expect(screen.focused).to.equal('Mensagem');
      await pass(VOICE_UNDO_MS);
      expect(isRecorder()).to.equal(false);
    });

    it('the buttons are pressed by their own keys', async () => {
      const { screen, record, settle } = await recorderStage();
      await record(2000);
      screen.control('Pausar gravação').focus();
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(screen.has('Continuar gravação')).to.equal(true);
    });
  });

  describe('without a microphone', () => {
    const rules: [CaptureProblem, string, string][] = [
      ['denied', 'O microfone está bloqueado.', 'permissões do navegador'],
      ['missing', 'Nenhum microfone foi encontrado.', 'Conecte um microfone'],
      ['busy', 'O microfone está sendo usado por outro programa.', 'Feche a chamada'],
      ['unsupported', 'Este navegador não grava áudio.', 'anexe um arquivo'],
      ['failed', 'Não foi possível gravar.', 'Confira se o microfone'],
    ];
    for (const [problem, what, advice] of rules) {
      it(`says what to do when it is ${problem}, and tries again`, async () => {
        const media = new FakeMedia();
        media.microphone = problem;
        const { screen, record, settle, isRecorder } = await recorderStage({}, media);
        await record();
        const alerts = screen.all('[role=alert]').map(({ textContent }) => textContent);
        expect(alerts.join('')).to.include(what).and.include(advice);
        media.microphone = 'allowed';
        screen.press('Tentar de novo');
        await settle();
        expect(screen.names).to.deep.equal(LIVE);
        expect(isRecorder()).to.equal(true);
      });
    }

    it('gives the field back', async () => {
      const media = new FakeMedia();
      media.microphone = 'denied';
      const { screen, record, settle } = await recorderStage({}, media);
      await record();
      screen.press('Fechar');
      await settle();
      expect(screen.focused).to.equal('Mensagem');
    });

    it('can be called off while the browser asks', async () => {
      const media = new FakeMedia();
      media.microphone = 'hang';
      const { screen, record, settle } = await recorderStage({}, media);
      await record();
      expect(screen.words).to.include('Permita o uso do microfone');
      screen.press('Cancelar');
      await settle();
      expect(screen.has('Mensagem')).to.equal(true);
    });
  });

  describe('when it is taken away in the middle', () => {
    it('keeps what was recorded, says so, and offers it', async () => {
      const { screen, record, pass, media, announced, composer } = await recorderStage();
      await record(5000);
      media.last.unplug();
      await pass(0);
      expect(screen.words).to.include('O microfone foi desconectado.');
      expect(announced.at(-1)).to.include('está guardado');
      screen.press('Enviar áudio');
      await pass(0);
      await pass(0);
      expect(composer.sent.map(({ kind }) => kind)).to.deep.equal(['audio']);
    });
  });

  describe('what is no voice message', () => {
    it('is said to be an ordinary sound before it is sent as one', async () => {
      const media = new FakeMedia();
      media.converting = 'sound';
      const { screen, record, pass, composer } = await recorderStage({}, media);
      await record(4000);
      screen.press('Enviar áudio');
      await pass(0);
      expect(composer.sent).to.deep.equal([]);
      expect(screen.words).to.include('vai como áudio comum');
      screen.press('Enviar como áudio comum');
      await pass(0);
      await pass(0);
      expect(composer.sent[0]).to.not.have.property('voice');
    });

    it('is kept when nothing can be made of it; what the channel takes can be sent as it is', async () => {
      const media = new FakeMedia();
      media.converting = 'fails';
      media.recorded = new Blob(['x'], { type: 'audio/mp4' });
      const { screen, record, pass, composer } = await recorderStage(
        { report: () => undefined },
        media,
      );
      await record(4000);
      screen.press('Enviar áudio');
      await pass(0);
      expect(screen.words).to.include('A gravação está guardada.');
      expect(screen.has('Tentar de novo')).to.equal(true);
      screen.press('Enviar como áudio comum');
      await pass(0);
      await pass(0);
      expect(composer.sent[0]).to.include({ kind: 'audio', name: 'audio.m4a' });
    });

    it('is not sent where the channel does not take its type', async () => {
      const media = new FakeMedia();
      media.converting = 'fails';
      const can = { ...CAN, voice: true, upload: WHATSAPP_UPLOADS };
      const { screen, record, pass, composer, settle } = await recorderStage(
        { info: { me, can }, report: () => undefined },
        media,
      );
      await record(4000);
      screen.press('Enviar áudio');
      await pass(0);
      expect(screen.words).to.include('este tipo de arquivo não é aceito');
      expect(screen.isDisabled('Enviar como áudio comum')).to.equal(true);
      screen.press('Enviar como áudio comum');
      await settle();
      expect(composer.sent).to.deep.equal([]);
      media.converting = 'voice';
      screen.press('Tentar de novo');
      await settle();
      expect(screen.isDisabled('Enviar áudio')).to.equal(false);
    });
  });

  describe('belongs to its conversation', () => {
    it('stops when another one is opened, waits there, and lands in no other', async () => {
      const { screen, record, composer, kept, media, isRecorder } = await recorderStage();
      await record(5000);
      await composer.open('rogerio');
      expect(media.on).to.equal(0);
      expect(isRecorder()).to.equal(false);
      expect(kept('mariana')!.form).to.equal('voice');
      expect(kept('rogerio')).to.equal(undefined);
      await composer.open('mariana');
      await screen.until(() => screen.has('Tocar'));
      expect(screen.has('Enviar áudio')).to.equal(true);
      expect(media.recordings, 'nobody is recorded unasked').to.have.length(1);
    });

    it('two microphones are never on at once', async () => {
      const { record, composer, media } = await recorderStage();
      await record(5000);
      await composer.open('rogerio');
      await record(1000);
      expect(media.recordings).to.have.length(2);
      expect(media.on).to.equal(1);
      await composer.open('mariana');
      expect(media.on).to.equal(0);
    });

    it('is kept when the window closes, and is there when it opens again', async () => {
      const stage = await recorderStage({ open: 'rogerio' });
      const { screen, record, pass, later, composer, media, kept, backend, world } = stage;
      await record(5000);
      await later(14 * 60_000);
      await pass(60_000); // until the line, silent for so long, is there again
      expect(composer.bar).to.include('Seu rascunho está guardado.');
      expect(media.on).to.equal(0);
      expect(kept('rogerio')!.form).to.equal('voice');
      const now = world.clock.now();
      backend.put('rogerio', {
        lastInboundAt: now,
        reply: { mode: 'free', until: now + 24 * 3_600_000 },
      });
      await pass(0);
      await screen.until(() => screen.has('Enviar áudio'));
    });

    it('is kept when a colleague takes the conversation over', async () => {
      const { record, pass, media, kept, backend } = await recorderStage();
      await record(5000);
      backend.put('mariana', {
        queue: 'others',
        assignee: { id: 'patricia', name: 'Patrícia' },
        reply: { mode: 'none', why: 'forbidden' },
        allow: [],
      });
      await pass(0);
      expect(media.on).to.equal(0);
      expect(kept()!.form).to.equal('voice');
    });

    it('is kept when the host takes the inbox out of the page', async () => {
      const { screen, record, pass, media, world } = await recorderStage();
      await record(5000);
      screen.element.remove();
      await pass(0);
      await pass(0);
      expect(media.on).to.equal(0);
      expect(world.rows().drafts.get('mariana')!.voice!.form).to.equal('voice');
    });

    it('goes on when the host moves it within the page', async () => {
      const { screen, record, pass, media } = await recorderStage();
      await record(2000);
      const { element } = screen;
      const pane = element.querySelector('inbox-composer')!;
      const box = document.createElement('div');
      element.append(box);
      box.append(pane);
      await pass(1000);
      expect(media.on).to.equal(1);
      expect(screen.words).to.include('0:03');
    });
  });
});
