import type { Id } from '../domain/id.js';
import type { SoundShape } from '../domain/media-tools.js';
import type { Media, Message } from '../domain/message.js';
import type { InboxHandle } from '../machines/inbox-handle.js';
import { loadable } from './loadable.js';
import { addressesOf } from './media-addresses.js';
import { shorten } from './shorten.js';
import { Track } from './track.js';

/** Sounds whose position and shape are known. */
const KEPT = 200;

/** Something that plays, and stops when something else begins. */
export interface Player {
  pause(): void;
}

/** What names a sound: its message, or the file itself before it has been sent. */
export type SoundKey = Blob | Id;

/**
 * What is heard in one inbox: one thing at a time, at one speed. It stops when another conversation is opened. After a
 * voice note the next one of the customer follows, as in WhatsApp: if it comes right after, and has not been heard.
 */
export class Playback {
  #speed = 1;
  #player: Player | undefined;
  #openId: Id | undefined;
  readonly #handle: InboxHandle;
  readonly #tracks = new Map<Id, Track>();
  readonly #files = new WeakMap<Blob, Track>();
  readonly #heard = new Set<Id>();
  readonly #shapes = new Map<SoundKey, Promise<SoundShape | undefined>>();

  constructor(handle: InboxHandle) {
    this.#handle = handle;
    this.#openId = openId(handle);
    const stop = (): void => this.#player?.pause();
    handle.actor.subscribe({ next: this.#look, complete: stop, error: stop });
  }

  get speed(): number {
    return this.#speed;
  }

  set speed(speed: number) {
    this.#speed = speed;
    for (const track of this.#tracks.values()) track.speed = speed;
    if (this.#player instanceof Track) this.#player.speed = speed;
  }

  /** Of one sound always the same, as long as it is drawn or plays; and of the 200 that came last. */
  track(key: SoundKey): Track {
    const known = typeof key === 'string' ? this.#tracks.get(key) : this.#files.get(key);
    if (known) return known;
    const track = new Track({
      begins: () => {
        track.speed = this.#speed;
        if (typeof key === 'string') this.#heard.add(key);
        this.begins(track);
      },
      ends: () => typeof key === 'string' && this.#follow(key),
    });
    track.speed = this.#speed;
    if (typeof key !== 'string') this.#files.set(key, track);
    else {
      this.#tracks.set(key, track);
      shorten(this.#tracks, KEPT, (each) => each === track || each.watched || each.playing);
    }
    return track;
  }

  /** It plays from now on, and whatever played before no longer. */
  begins(player: Player): void {
    if (this.#player !== player) this.#player?.pause();
    this.#player = player;
  }

  /** Nothing draws it any more: it goes on only as a message of the open conversation. */
  leave(key: SoundKey, track: Track): void {
    const isHere =
      typeof key === 'string' &&
      this.#messages.some((message) => message.id === key && mediaOf(message));
    if (!track.watched && !(track.playing && isHere)) track.free();
  }

  /** It has been played in this inbox. */
  heard(key: SoundKey): boolean {
    return typeof key !== 'string' || this.#heard.has(key);
  }

  /** What it looks like, read from the sound itself once; undefined where that cannot be known cheaply. */
  shape(key: SoundKey, url: string): Promise<SoundShape | undefined> {
    const { media } = this.#handle.environment;
    const known = this.#shapes.get(key);
    if (known || !media?.soundShape) return known ?? Promise.resolve(undefined);
    const shape = media.soundShape(typeof key === 'string' ? url : key).catch(() => undefined);
    if (typeof key === 'string') {
      this.#shapes.set(key, shape);
      shorten(this.#shapes, KEPT);
    }
    return shape;
  }

  #look = (): void => {
    const now = openId(this.#handle);
    if (now !== this.#openId) this.#player?.pause();
    this.#openId = now;
  };

  get #messages(): Message[] {
    const id = openId(this.#handle);
    const items = id === undefined ? [] : this.#handle.store.threads.items(id);
    return items.map(({ message }) => message);
  }

  #follow(id: Id): void {
    const messages = this.#messages.filter(({ content }) => content.kind !== 'notice');
    const at = messages.findIndex((message) => message.id === id);
    const [ended, next] = messages.slice(at, at + 2);
    if (at < 0 || !next || next.direction !== 'in' || this.#heard.has(next.id)) return;
    const media = mediaOf(next);
    if (!mediaOf(ended!)?.voice || !media?.voice) return;
    void this.#address(media).then(
      (url) => {
        const isWanted = this.#player === this.#tracks.get(id);
        if (url !== undefined && isWanted) this.track(next.id).play(url);
      },
      () => undefined, // its bubble says why, to who presses it
    );
  }

  async #address(media: Media): Promise<string | undefined> {
    const { store } = this.#handle;
    const book = store.session && addressesOf(store.session, () => store.now());
    return loadable(book ? await book.of(media) : media.url);
  }
}

const openId = ({ actor }: InboxHandle): Id | undefined => actor.getSnapshot().context.openId;

const mediaOf = ({ content, deletedAt }: Message): Media | undefined =>
  content.kind === 'audio' && deletedAt === undefined ? content.media : undefined;

const playbacks = new WeakMap<InboxHandle, Playback>();

/** What is heard in this inbox. */
export const playbackOf = (handle: InboxHandle): Playback => {
  const playback = playbacks.get(handle) ?? new Playback(handle);
  playbacks.set(handle, playback);
  return playback;
};
