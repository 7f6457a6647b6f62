import type { Ms } from '../domain/id.js';

/** What an owner of tracks hears of them. */
export interface TrackEvents {
  begins(track: Track): void;
  /** It was heard to its end. */
  ends(track: Track): void;
}

/** Farther than any sound is long: the browser goes to the end, and knows the length then. */
const FAR = 1e9;

/**
 * One sound: where it is, how long, whether it plays. It needs no element in the page, so it goes on while its bubble is
 * scrolled out of sight.
 */
export class Track {
  #at: Ms = 0;
  #length: Ms = 0;
  #playing = false;
  #broken: string | undefined;
  #wanted = false;
  #speed = 1;
  #sound: HTMLAudioElement | undefined;
  readonly #events: TrackEvents;
  readonly #watchers = new Set<() => void>();

  constructor(events: TrackEvents) {
    this.#events = events;
  }

  get at(): Ms {
    return this.#at;
  }

  /** As its file says; 0 before that is known. */
  get length(): Ms {
    return this.#length;
  }

  get playing(): boolean {
    return this.#playing;
  }

  /** The address at which there was nothing that could be played. */
  get broken(): string | undefined {
    return this.#broken;
  }

  get watched(): boolean {
    return this.#watchers.size > 0;
  }

  get speed(): number {
    return this.#speed;
  }

  set speed(speed: number) {
    this.#speed = speed;
    if (this.#sound) this.#sound.playbackRate = speed;
    this.#tell();
  }

  /** Goes on from where it is. */
  play(url: string): void {
    this.#wanted = true;
    const sound = this.#load(url);
    sound.defaultPlaybackRate = sound.playbackRate = this.#speed;
    sound.currentTime = this.#at / 1000;
    // Whatever comes of it is told by the events of the sound.
    sound.play().catch(() => undefined);
  }

  /** Reads the length from the file. */
  measure(url: string): void {
    this.#load(url);
  }

  /** Another address in the place of the broken one: goes on with what was begun. */
  mend(url: string): void {
    if (this.#wanted) this.play(url);
    else this.measure(url);
  }

  /** Stops; the position stays. */
  pause(): void {
    this.#wanted = false;
    this.#sound?.pause();
  }

  seek(to: Ms): void {
    this.#at = Math.max(0, to);
    if (this.#sound) this.#sound.currentTime = this.#at / 1000;
    this.#tell();
  }

  /** Stops, and lets go of the file; the position stays. */
  free(): void {
    this.#wanted = false;
    this.#drop();
    this.#tell();
  }

  /** Calls back when something has changed. Returns the undo. */
  watch(onChange: () => void): () => void {
    this.#watchers.add(onChange);
    return () => this.#watchers.delete(onChange);
  }

  #load(url: string): HTMLAudioElement {
    if (this.#sound?.src === url && this.#broken === undefined) return this.#sound;
    this.#drop();
    const sound = new Audio();
    sound.preload = 'metadata';
    for (const type of HEARD) sound.addEventListener(type, this.#onEvent);
    sound.src = url;
    this.#sound = sound;
    return sound;
  }

  #drop(): void {
    const sound = this.#sound;
    this.#sound = undefined;
    this.#playing = false;
    this.#broken = undefined;
    if (!sound) return;
    for (const type of HEARD) sound.removeEventListener(type, this.#onEvent);
    sound.pause();
    sound.removeAttribute('src');
    sound.load();
  }

  #onEvent = ({ type }: Event): void => {
    const sound = this.#sound;
    if (!sound) return;
    switch (type as (typeof HEARD)[number]) {
      case 'play':
        this.#playing = true;
        this.#events.begins(this);
        break;
      case 'pause':
        this.#playing = false;
        break;
      case 'timeupdate':
        if (this.#playing) this.#at = sound.currentTime * 1000;
        break;
      case 'durationchange':
        this.#measured(sound);
        break;
      case 'ended':
        this.#length ||= sound.currentTime * 1000;
        this.#at = 0;
        this.#playing = this.#wanted = false;
        this.#events.ends(this);
        break;
      case 'error':
        this.#broken = sound.src;
        this.#playing = false;
    }
    this.#tell();
  };

  /** Recordings of browsers are streams without a length until their end has been seen. */
  #measured(sound: HTMLAudioElement): void {
    const { duration } = sound;
    if (duration === Infinity && !this.#wanted) sound.currentTime = FAR;
    if (!Number.isFinite(duration)) return;
    const probed = sound.currentTime * 1000 > duration * 1000 - 1 && !this.#playing;
    this.#length = duration * 1000;
    if (probed) sound.currentTime = this.#at / 1000;
  }

  #tell(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }
}

const HEARD = ['play', 'pause', 'timeupdate', 'durationchange', 'ended', 'error'] as const;
