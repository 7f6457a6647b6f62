import { createActor, type SnapshotFrom } from 'xstate';
import type { Id } from '../domain/id.js';
import { accountOf } from '../machines/ports.js';
import { voiceMachine, type VoiceActor } from '../machines/voice.machine.js';
import type { VoiceEvent } from '../machines/voice.setup.js';
import type { InboxHandle } from '../machines/inbox-handle.js';
import { Follower, type Host } from './follower.js';
import { playbackOf } from './playback.js';

export type VoiceSnapshot = SnapshotFrom<typeof voiceMachine>;

interface Voice {
  actor: VoiceActor;
  /** Who shows it. */
  followers: number;
}

const voices = new WeakMap<InboxHandle, Map<Id, Voice>>();

/**
 * The recording of a conversation: the one that goes on, else the one in the draft, else a new one, for which the
 * microphone is asked. When nobody shows it any more the microphone is off, and what was recorded goes into the draft.
 */
export class VoiceController extends Follower {
  readonly #conversationId: () => Id;
  #actor: VoiceActor | undefined;

  constructor(host: Host, conversationId: () => Id) {
    super(host);
    this.#conversationId = conversationId;
  }

  get snapshot(): VoiceSnapshot | undefined {
    return this.#actor?.getSnapshot();
  }

  send(event: VoiceEvent): void {
    this.#actor?.send(event);
  }

  protected override key(): unknown {
    return this.#conversationId();
  }

  protected override follow(handle: InboxHandle, wake: () => void): () => void {
    const voice = join(handle, this.#conversationId());
    const { actor } = voice;
    this.#actor = actor;
    voice.followers += 1;
    actor.send({ type: 'return' });
    const subscription = actor.subscribe(wake);
    return () => {
      subscription.unsubscribe();
      voice.followers -= 1;
      // Moved within the page it is shown again at once.
      queueMicrotask(() => {
        if (voice.followers === 0 && !isGone(actor.getSnapshot())) actor.send({ type: 'leave' });
      });
    };
  }
}

const join = (handle: InboxHandle, conversationId: Id): Voice => {
  const ofHandle = voices.get(handle) ?? new Map<Id, Voice>();
  voices.set(handle, ofHandle);
  const running = ofHandle.get(conversationId);
  if (running) return running;
  const others = [...ofHandle.values()];
  const { ports } = handle.actor.getSnapshot().context;
  const { session } = handle.store;
  const actor = createActor(voiceMachine, {
    clock: handle.environment.clock,
    input: {
      ports,
      conversationId,
      account: session && accountOf(ports.adapter, session),
      free: Promise.all(others.map(({ actor }) => silence(actor))),
    },
  });
  const voice: Voice = { actor, followers: 0 };
  const player = {
    pause: () => {
      if (!isGone(actor.getSnapshot())) actor.send({ type: 'pause' });
    },
  };
  let wasRecording = false;
  ofHandle.set(conversationId, voice);
  actor.subscribe({
    next: (snapshot) => {
      // What plays would be recorded, too; and whoever plays something has stopped speaking.
      const isRecording = snapshot.matches({ live: 'recording' });
      if (isRecording && !wasRecording) playbackOf(handle).begins(player);
      wasRecording = isRecording;
      if (!isGone(snapshot)) return;
      ofHandle.delete(conversationId);
      actor.stop();
    },
    error: ports.report,
  });
  actor.start();
  return voice;
};

/** It was sent or discarded, or waits in the draft. */
export const isGone = ({ value }: VoiceSnapshot): boolean => value === 'gone';

/** Resolves when a recording no longer has the microphone. */
const silence = (actor: VoiceActor): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (!actor.getSnapshot().hasTag('microphone')) resolve();
    };
    actor.subscribe(look);
    look();
  });
