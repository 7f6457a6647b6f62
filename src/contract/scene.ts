import type { Id } from '../domain/id.js';
import type { Message } from '../domain/message.js';
import { need, show } from './breach.js';
import { Desk } from './desk.js';
import type { Customer, Hand, Seat } from './hand.js';
import type { Patience } from './patience.js';

/** One rule on one hand: who is there, and what they say. Everything it opened is closed by `leave`. */
export class Scene {
  readonly hand: Hand;
  readonly patience: Patience;
  readonly newId: () => Id;
  readonly #desks: Desk[] = [];
  readonly #tag: string;
  #said = 0;

  constructor(hand: Hand, patience: Patience, newId: () => Id) {
    this.hand = hand;
    this.patience = patience;
    this.newId = newId;
    this.#tag = newId().slice(-8);
  }

  async agent(): Promise<Desk> {
    return this.open(await this.hand.agent());
  }

  /** @throws Skip */
  async colleague(): Promise<Desk> {
    return this.open(await this.play('colleague'));
  }

  /** @throws Skip */
  async outsider(): Promise<Desk> {
    return this.open(await this.play('outsider'));
  }

  /** Calls an optional member of the hand. @throws Skip when it is absent */
  play<K extends keyof Hand>(member: K, ...input: Parameters<NonNullable<Hand[K]>>) {
    const act = need(this.hand[member], `the hand has no \`${member}\``) as (
      ...input: unknown[]
    ) => ReturnType<NonNullable<Hand[K]>>;
    return act.apply(this.hand, input);
  }

  /** Signs in, or comes back after a lost line. */
  async open(seat: Seat): Promise<Desk> {
    const { signal } = new AbortController();
    const session = await this.patience.wait(
      seat.adapter.open({ signal, locale: 'en' }),
      '`open` to resolve',
    );
    const desk = new Desk(seat, session, this.patience, this.newId);
    this.#desks.push(desk);
    return desk;
  }

  /** A customer whom the agent serves. */
  async served(agent: Desk): Promise<Customer> {
    const customer = await this.hand.arrive();
    if (agent.declares('claim')) await agent.claim(customer.conversationId);
    return customer;
  }

  /** Words that nobody has said before. */
  words(about: string): string {
    this.#said += 1;
    return `${about} ${this.#said} ${this.#tag}`;
  }

  /** The messages of a conversation as a browser that was just opened reads them. */
  async stored(conversationId: Id): Promise<Message[]> {
    const desk = await this.agent();
    await desk.follow();
    const messages = await desk.messages(conversationId);
    await desk.leave();
    return messages;
  }

  async leave(): Promise<void> {
    await Promise.all(this.#desks.map((desk) => desk.leave()));
  }
}

/** For the message of a breach. */
export const list = (items: readonly unknown[]): string => items.map(show).join(', ') || 'nothing';
