import type { SoundShape } from '../domain/media-tools.js';
import type { InboxHandle } from '../machines/inbox-handle.js';
import { Follower, type Host } from './follower.js';
import { playbackOf, type Playback, type Player, type SoundKey } from './playback.js';
import type { Track } from './track.js';

/** One sound of the inbox, followed while something draws it; without a key, only what plays beside it. */
export class PlaybackController extends Follower {
  readonly #key: () => SoundKey | undefined;
  #followed: { key: SoundKey; track: Track } | undefined;
  #shape: SoundShape | undefined;
  #looked: SoundKey | undefined;

  constructor(host: Host, key: () => SoundKey | undefined = () => undefined) {
    super(host);
    this.#key = key;
  }

  /** Undefined outside of an inbox, and while there is no file. */
  get track(): Track | undefined {
    return this.#followed?.track;
  }

  get speed(): number {
    return this.#playback?.speed ?? 1;
  }

  set speed(speed: number) {
    if (this.#playback) this.#playback.speed = speed;
  }

  /** It has been played in this inbox. */
  get heard(): boolean {
    return !this.#followed || (this.#playback?.heard(this.#followed.key) ?? true);
  }

  /** What its file looks like, once `look` has found out. */
  get shape(): SoundShape | undefined {
    return this.#shape;
  }

  /** Something else plays beside it, a film: the inbox is quiet for it. */
  begins(player: Player): void {
    this.#playback?.begins(player);
  }

  /** Reads the shape from the file. */
  async look(url: string): Promise<void> {
    const followed = this.#followed;
    if (!followed || followed.key === this.#looked) return;
    this.#looked = followed.key;
    const shape = await this.#playback?.shape(followed.key, url);
    if (followed.key !== this.#followed?.key) return;
    this.#shape = shape;
    this.host.requestUpdate();
  }

  get #playback(): Playback | undefined {
    return this.handle && playbackOf(this.handle);
  }

  protected override key(): SoundKey | undefined {
    return this.#key();
  }

  protected override follow(handle: InboxHandle, wake: () => void): () => void {
    const playback = playbackOf(handle);
    const key = this.key();
    const before = this.#followed;
    this.#followed = undefined;
    if (key === undefined) return () => undefined;
    const track = playback.track(key);
    // What was a file is a message now: it goes on from where it was.
    if (before && typeof before.key !== 'string' && typeof key === 'string') {
      track.seek(before.track.at);
    } else if (before?.key !== key) this.#shape = this.#looked = undefined;
    this.#followed = { key, track };
    const stop = track.watch(wake);
    return () => {
      stop();
      // A bubble that only changes its place is back at once.
      queueMicrotask(() => playback.leave(key, track));
    };
  }
}
