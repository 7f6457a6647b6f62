import { expect } from '@open-wc/testing';
import { browserMedia } from '../../src/browser/media/browser-media.js';
import { systemClock } from '../../src/browser/clock.js';
import { readOggOpus } from '../../src/domain/ogg.js';
import { speak } from '../harness/page.js';
import { recorderStage } from '../harness/recorder.harness.js';

describe('inbox-recorder with a real microphone', () => {
  before(() => speak('pt-BR'));
  after(() => speak('en'));

  it('sends what it hears as a voice note: Ogg, Opus, one channel, as long as it was recorded', async () => {
    const { screen, composer, backend } = await recorderStage({
      environment: { media: browserMedia(), clock: systemClock },
    });
    screen.press('Gravar áudio');
    await screen.sees('0:01');
    screen.press('Pausar gravação');
    await screen.until(() => screen.has('Tocar'));
    screen.press('Continuar gravação');
    await screen.sees('0:03');
    screen.press('Enviar áudio');
    await screen.until(() => composer.sent.length === 1, 'It was not sent');
    const [content] = composer.sent;
    const { file } = backend.uploads[0]!;
    const opus = readOggOpus(new Uint8Array(await file.arrayBuffer()))!;
    expect(file.type).to.equal('audio/ogg; codecs=opus');
    expect(opus.channels).to.equal(1);
    expect(content).to.include({ kind: 'audio', voice: true, durationMs: opus.durationMs });
    expect(opus.durationMs).to.be.within(2400, 4500);
    expect('waveform' in content! && content.waveform.length).to.be.above(8);
    expect(screen.has('Gravar áudio')).to.equal(true);
  });
});
