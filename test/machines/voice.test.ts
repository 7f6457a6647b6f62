import { expect } from '@open-wc/testing';
import { createActor } from 'xstate';
import type { Draft } from '../../src/domain/draft.js';
import {
  VOICE_LIMIT_MS,
  VOICE_SAFE_MS,
  VOICE_TICK_MS,
  VOICE_UNDO_MS,
} from '../../src/domain/voice.js';
import { loadOutgoing } from '../../src/machines/stager.actor.js';
import { voiceMachine } from '../../src/machines/voice.machine.js';
import type { VoiceEvent } from '../../src/machines/voice.setup.js';
import { FakeMedia } from '../support/fake-media.js';
import { livePorts } from '../support/ports.js';
import { conversationRow, HOUR, messageRow, START } from '../support/rows.js';
import { World } from '../support/world.js';

/** A recording of c1 that is being asked for, or of what its draft holds. */
const begin = async ({
  media = new FakeMedia(),
  draft = {},
}: { media?: FakeMedia; draft?: Partial<Draft> } = {}) => {
  const world = new World(START);
  const { ports: live } = await livePorts(world, {
    conversations: [conversationRow(), conversationRow('c2')],
  });
  const page = { items: [messageRow(1)] };
  live.store.threads.open('c1');
  live.store.apply({ type: 'history', conversationId: 'c1', page, way: 'newest' });
  const reports: unknown[] = [];
  const ports = {
    ...live,
    environment: { ...live.environment, media: media.tools },
    report: (error: unknown) => void reports.push(error),
  };
  const { store } = ports;
  if (Object.keys(draft).length > 0) {
    store.drafts.set({ conversationId: 'c1', text: '', files: [], savedAt: START, ...draft });
  }
  await loadOutgoing();
  const actor = createActor(voiceMachine, {
    clock: world.clock,
    input: { ports, conversationId: 'c1', account: 'fake:ana' },
  });
  actor.start();
  await world.clock.pass(0);
  const act = async (...events: VoiceEvent[]): Promise<void> => {
    for (const event of events) actor.send(event);
    await world.clock.pass(0);
  };
  return {
    world,
    ports,
    media,
    reports,
    act,
    is: () => actor.getSnapshot().value,
    context: () => actor.getSnapshot().context,
    kept: (id = 'c1') => store.drafts.get(id)?.voice,
    queued: () => [...store.outbox.values()],
  };
};

describe('a recording', () => {
  it('counts what was recorded, pauses apart, and how loud it was', async () => {
    const { world, act, context, media } = await begin();
    await world.clock.pass(1050);
    await act({ type: 'pause' });
    await world.clock.pass(5000);
    await act({ type: 'resume' });
    media.hear = () => 0.25;
    await world.clock.pass(500);
    expect(context().elapsedMs).to.equal(1550);
    expect(context().levels).to.deep.equal([
      ...Array.from({ length: 10 }, () => 0.5),
      ...Array.from({ length: 5 }, () => 0.25),
    ]);
    expect(media.last.told).to.deep.equal(['pause', 'resume']);
  });

  it('is kept as it is from the moment it ends, before anything is made of it', async () => {
    const media = new FakeMedia();
    media.converting = 'hang';
    const { world, act, kept, is } = await begin({ media });
    await world.clock.pass(2000);
    await act({ type: 'finish' });
    expect(is()).to.equal('converting');
    expect(kept()).to.include({ form: 'raw', blob: media.recorded, durationMs: 2000 });
    expect(media.on).to.equal(0);
  });

  it('is stored while it goes on, and in a pause: a page that dies takes only its last seconds', async () => {
    const { world, act, context } = await begin();
    const stored = () => world.rows().drafts.get('c1')?.voice;
    await world.clock.pass(VOICE_SAFE_MS + 1000);
    const first = stored()!;
    expect(first).to.include({ form: 'raw', durationMs: VOICE_SAFE_MS });
    await world.clock.pass(VOICE_SAFE_MS);
    expect(stored()!.durationMs).to.equal(2 * VOICE_SAFE_MS);
    expect(stored()!.id, 'what is stored under an id never changes').not.to.equal(first.id);
    await world.clock.pass(500);
    await act({ type: 'pause' });
    await world.clock.pass(1000);
    expect(stored()!.durationMs).to.equal(context().elapsedMs);
    expect(context().elapsedMs).to.equal(2 * VOICE_SAFE_MS + 1500);
  });

  it('that is discarded leaves nothing of what was stored meanwhile', async () => {
    const { world, act, kept } = await begin();
    await world.clock.pass(VOICE_SAFE_MS);
    expect(kept()!.form).to.equal('raw');
    await act({ type: 'discard' });
    expect(kept()).to.equal(undefined);
  });

  it('is kept whole, though what there was before comes late', async () => {
    const media = new FakeMedia();
    const { world, act, kept } = await begin({ media });
    let late!: (blob: Blob) => void;
    media.last.soFar = () => new Promise((resolve) => (late = resolve));
    await world.clock.pass(VOICE_SAFE_MS + 2000);
    await act({ type: 'finish' });
    late(new Blob(['less of it']));
    await world.clock.pass(1000);
    expect(kept()!.form).to.equal('voice');
  });

  it('becomes a voice note in the draft, under the same id', async () => {
    const { act, kept, is, media } = await begin();
    await act({ type: 'finish' });
    expect(is()).to.equal('review');
    const { blob, durationMs, waveform } = media.note;
    expect(kept()).to.deep.include({ blob, durationMs, waveform, form: 'voice' });
  });

  it('stays as it was recorded when nothing can be made of it, and can be tried again', async () => {
    const media = new FakeMedia();
    media.converting = 'fails';
    const { act, kept, is, reports } = await begin({ media });
    await act({ type: 'finish' });
    expect(is()).to.equal('review');
    expect(kept()!.form).to.equal('raw');
    expect(reports).to.have.length(1);
    media.converting = 'voice';
    await act({ type: 'retry' });
    expect(kept()!.form).to.equal('voice');
  });

  it('goes on with what the draft holds, without asking for the microphone', async () => {
    const voice = { id: 'v1', blob: new Blob(['x']), durationMs: 9000, waveform: [] };
    for (const [form, state] of [
      ['voice', 'review'],
      ['sound', 'review'],
      ['raw', 'review'],
    ] as const) {
      const { is, media, kept } = await begin({ draft: { voice: { ...voice, form } } });
      expect(is(), form).to.equal(state);
      expect(media.recordings, form).to.deep.equal([]);
      expect(kept()!.form, form).to.equal(form === 'sound' ? 'sound' : 'voice');
    }
  });

  it('ends at the limit and is kept', async () => {
    const { world, is, context, kept, media } = await begin();
    await world.clock.pass(VOICE_LIMIT_MS - VOICE_TICK_MS);
    expect(is()).to.deep.equal({ live: 'recording' });
    await world.clock.pass(VOICE_TICK_MS);
    expect(is()).to.equal('review');
    expect(context().cut).to.equal('limit');
    expect(kept()!.form).to.equal('voice');
    expect(media.on).to.equal(0);
  });

  it('keeps what was recorded when the microphone is taken away', async () => {
    for (const paused of [false, true]) {
      const { world, act, is, context, kept, media } = await begin();
      await world.clock.pass(1000);
      if (paused) await act({ type: 'pause' });
      media.last.unplug();
      await world.clock.pass(0);
      expect(is()).to.equal('review');
      expect(context().cut).to.equal('lost');
      expect(kept()!.form).to.equal('voice');
    }
  });

  it('turns the microphone off when it is left while the browser still asks', async () => {
    const media = new FakeMedia();
    media.microphone = 'hang';
    const { act, is, kept } = await begin({ media });
    await act({ type: 'leave' });
    expect(is()).to.equal('gone');
    expect(media.on).to.equal(0);
    expect(kept()).to.equal(undefined);
  });

  it('that is left is kept for its conversation, and for no other', async () => {
    const { world, act, is, kept, media } = await begin();
    await world.clock.pass(1000);
    await act({ type: 'leave' });
    expect(is()).to.equal('gone');
    expect(media.on).to.equal(0);
    expect(kept()!.form).to.equal('voice');
    expect(kept('c2')).to.equal(undefined);
  });

  it('is stored even when the inbox is closed while it goes on', async () => {
    const { world, ports, act, is } = await begin({ draft: { text: 'rascunho' } });
    await world.clock.pass(1000);
    ports.persistence.close();
    await act({ type: 'leave' });
    await world.clock.pass(0);
    expect(is()).to.equal('gone');
    const stored = world.rows().drafts.get('c1')!;
    expect(stored.voice!.form).to.equal('voice');
    expect(stored.text).to.equal('rascunho');
    expect(world.rows().tabs, 'every storage closed').to.equal(0);
  });

  it('says why there is none, and asks again', async () => {
    for (const problem of ['denied', 'missing', 'busy', 'unsupported', 'failed'] as const) {
      const media = new FakeMedia();
      media.microphone = problem;
      const { act, is, context } = await begin({ media });
      expect(is()).to.equal('refused');
      expect(context().problem).to.equal(problem);
      media.microphone = 'allowed';
      await act({ type: 'retry' });
      expect(is()).to.deep.equal({ live: 'recording' });
      expect(context().problem).to.equal(undefined);
    }
  });

  it('is refused when nothing comes out of the microphone', async () => {
    const media = new FakeMedia();
    media.stopping = 'fails';
    const { act, is, kept } = await begin({ media });
    await act({ type: 'finish' });
    expect(is()).to.equal('refused');
    expect(kept()).to.equal(undefined);
  });
});

describe('discarding a recording', () => {
  it('can be undone for a while', async () => {
    const { world, act, is, kept, media } = await begin();
    await world.clock.pass(5000);
    await act({ type: 'discard' });
    expect(is()).to.equal('discarded');
    expect(kept()).to.equal(undefined);
    expect(media.on).to.equal(0);
    await world.clock.pass(VOICE_UNDO_MS - 1);
    await act({ type: 'undo' });
    expect(is()).to.equal('review');
    expect(kept()!.form).to.equal('voice');
    await act({ type: 'discard' });
    await world.clock.pass(VOICE_UNDO_MS);
    expect(is()).to.equal('gone');
    expect(kept()).to.equal(undefined);
  });

  it('is not asked twice for a word or two', async () => {
    const { world, act, is, kept } = await begin();
    await world.clock.pass(1000);
    await act({ type: 'discard' });
    expect(is()).to.equal('gone');
    expect(kept()).to.equal(undefined);
  });

  it('is not undone by what is still made of it', async () => {
    const media = new FakeMedia();
    let finish = (): void => undefined;
    const { note } = media;
    media.toVoice = () => new Promise((resolve) => (finish = () => resolve(note)));
    const { world, act, kept, is } = await begin({ media });
    await world.clock.pass(5000);
    await act({ type: 'finish' }, { type: 'discard' });
    await act({ type: 'discard' });
    expect(is()).to.equal('discarded');
    finish();
    await world.clock.pass(0);
    expect(kept()).to.equal(undefined);
  });
});

describe('sending a recording', () => {
  it('makes one entry of it, with what a player draws', async () => {
    const { act, is, kept, queued, media } = await begin({
      draft: { text: 'e mais isto', replyTo: 'm1' },
    });
    await act({ type: 'send' });
    await act();
    expect(is()).to.equal('gone');
    const facts = { durationMs: 4200, waveform: [0.1, 0.8, 0.3], voice: true };
    const { blob } = media.note;
    const [entry] = queued();
    expect(entry!.content).to.deep.equal({
      kind: 'audio',
      attachment: '',
      name: 'audio.ogg',
      ...facts,
      media: { mime: blob.type, bytes: blob.size, name: 'audio.ogg', ...facts },
    });
    expect(entry!.file).to.deep.equal({ blob, name: 'audio.ogg' });
    expect(entry!.replyTo).to.equal('m1');
    expect(entry!.quote!.text).to.equal('mensagem 1');
    expect(queued()).to.have.length(1);
    expect(kept()).to.equal(undefined);
  });

  it('leaves the rest of the draft where it is', async () => {
    const { act, ports } = await begin({ draft: { text: 'e mais isto', replyTo: 'm1' } });
    await act({ type: 'send' });
    await act();
    const draft = ports.store.drafts.get('c1')!;
    expect(draft.text).to.equal('e mais isto');
    expect(draft.replyTo).to.equal(undefined);
  });

  it('happens once, however often it is asked for', async () => {
    const { act, queued } = await begin();
    await act({ type: 'finish' });
    await act({ type: 'send' }, { type: 'send' }, { type: 'send' });
    await act();
    expect(queued()).to.have.length(1);
  });

  it('goes on when it is left', async () => {
    const { act, queued, is } = await begin();
    await act({ type: 'send' }, { type: 'leave' });
    await act();
    expect(queued()).to.have.length(1);
    expect(is()).to.equal('gone');
  });

  it('shows an ordinary sound first', async () => {
    const media = new FakeMedia();
    media.converting = 'sound';
    const { act, queued, is, kept } = await begin({ media });
    await act({ type: 'send' });
    expect(is()).to.equal('review');
    expect(kept()!.form).to.equal('sound');
    expect(queued()).to.deep.equal([]);
    await act({ type: 'send' });
    await act();
    expect(queued()[0]!.content).to.not.have.property('voice');
    expect(queued()[0]!.file!.name).to.equal('audio.m4a');
  });

  it('waits when the window has closed meanwhile', async () => {
    const { act, world, queued, is, kept } = await begin();
    world.clock.jump(25 * HOUR);
    await act({ type: 'send' });
    expect(is()).to.equal('review');
    expect(kept()!.form).to.equal('voice');
    await act({ type: 'send' });
    expect(queued()).to.deep.equal([]);
  });

  it('that cannot be stored stays in the draft', async () => {
    const { act, world, is, kept, context } = await begin();
    await act({ type: 'finish' });
    world.rows().broken = new DOMException('full', 'QuotaExceededError');
    await act({ type: 'send' });
    await act();
    expect(is()).to.equal('review');
    expect(context().error).to.equal('not_saved');
    expect(kept()!.form).to.equal('voice');
    world.rows().broken = undefined;
    await act({ type: 'send' });
    await act();
    expect(is()).to.equal('gone');
  });

  it('by another tab ends it here', async () => {
    const { act, ports, is } = await begin();
    await act({ type: 'finish' });
    ports.store.drafts.delete('c1');
    expect(is()).to.equal('gone');
  });
});
