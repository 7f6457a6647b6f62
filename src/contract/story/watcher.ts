import type { Cursor } from '../../domain/events.js';
import type { Id } from '../../domain/id.js';
import type { Message } from '../../domain/message.js';
import { Breach, isAdapterError } from '../breach.js';
import type { Desk } from '../desk.js';
import type { Follower } from '../follower.js';
import type { Seat } from '../hand.js';
import type { Scene } from '../scene.js';
import { View } from './view.js';

/** An agent's browser that keeps its view as an inbox does: reads after `ready`, then folds what is told. */
export class Watcher {
  readonly name: string;
  readonly view = new View();
  readonly seat: Seat;
  isOnline = true;
  desk!: Desk;
  #stream!: Follower;
  #told = 0;
  #cursor: Cursor | undefined;
  readonly #scene: Scene;
  readonly #ids: readonly Id[];

  private constructor(name: string, seat: Seat, scene: Scene, ids: readonly Id[]) {
    this.name = name;
    this.seat = seat;
    this.#scene = scene;
    this.#ids = ids;
  }

  /** Opens an inbox that looks at these conversations. */
  static async open(name: string, seat: Seat, scene: Scene, ids: readonly Id[]): Promise<Watcher> {
    const watcher = new Watcher(name, seat, scene, ids);
    await watcher.connect();
    return watcher;
  }

  /** A new session, which goes on after the last event that was heard. */
  async connect(): Promise<void> {
    this.desk = await this.#scene.open(this.seat);
    const { resumable } = this.desk.session.info;
    const after = resumable ? this.#cursor : undefined;
    this.#stream = this.desk.listen(after);
    this.#told = 0;
    const { resumed } = await this.#stream.ready();
    if (resumed && after !== undefined) return;
    const { items } = await this.desk.conversationPage({ ids: [...this.#ids], limit: 100 });
    this.view.read(this.#ids, items);
    for (const { id } of items) this.view.fill(id, await messagesIn(this.desk, id));
  }

  /** Ends the session; what was heard stays. */
  async disconnect(): Promise<void> {
    this.#fold();
    await this.desk.leave();
    this.#fold();
  }

  /** Waits until the view is what a browser that was just opened reads. @throws Breach when it never comes to that */
  async settle(fresh: Desk): Promise<void> {
    for (;;) {
      if (this.#stream.hasEnded) await this.connect();
      await this.#catchUp();
      const difference = this.view.differs(await this.#read(fresh), this.#ids);
      if (difference === undefined) return;
      const expected = `the view of ${this.name} to come to what a fresh read shows`;
      await this.#stream.more(this.#told, expected).catch((late: unknown) => {
        throw new Breach(expected, difference, late);
      });
    }
  }

  #fold(): void {
    const { heard } = this.#stream;
    while (this.#told < heard.length) this.view.tell(heard[this.#told++]!);
    this.#cursor = this.#stream.cursor ?? this.#cursor;
  }

  async #catchUp(): Promise<void> {
    this.#fold();
    for (const id of this.view.unread) this.view.fill(id, await messagesIn(this.desk, id));
  }

  async #read(fresh: Desk): Promise<View> {
    const view = new View();
    const { items } = await fresh.conversationPage({ ids: [...this.#ids], limit: 100 });
    view.read(this.#ids, items);
    for (const { id } of items) view.fill(id, await messagesIn(fresh, id));
    return view;
  }
}

/** Nothing when it has just gone out of sight: the stream will tell. */
const messagesIn = (desk: Desk, id: Id): Promise<Message[]> =>
  desk.messages(id).catch((breach: unknown) => {
    if (breach instanceof Breach && isAdapterError(breach.cause)) return [];
    throw breach;
  });
