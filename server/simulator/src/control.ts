/**
 * What a test, a script or the phone page can do with the simulator: be a customer, move the clock, break the
 * line, and see what came in. The same verbs in the simulator's own process (`createSimulator().control`) and over
 * HTTP (`simulatorClient(url)`).
 *
 * Every verb resolves when the simulator has done it. The webhook that tells of it is then queued, not yet
 * delivered: `await sim.webhooks.settled()` waits for that.
 */
import type { Fault, FaultSpec } from './faults.js';
import type { Customer } from './customer.js';
import type { Ms } from './clock.js';

export type JsonObject = Record<string, unknown>;

export interface SimulatorControl {
  readonly clock: ClockControl;
  readonly faults: FaultControl;
  readonly webhooks: WebhookControl;
  readonly templates: TemplateControl;

  /** A customer with a phone. One with that number or username is found, not made twice. */
  customer(who: NewCustomer): Promise<Customer>;
  customers(): Promise<Customer[]>;
  /** What is known of every customer, in one answer. */
  people(): Promise<CustomerInfo[]>;
  /** Everything said between customers and business numbers, oldest first. */
  messages(filter?: MessageFilter): Promise<SimMessage[]>;
  /** What reached the simulator for a customer from the business, oldest first, whether delivered yet or not. */
  messagesTo(customer: Customer | string): Promise<SimMessage[]>;
  /** What a customer sent, oldest first. */
  messagesFrom(customer: Customer | string): Promise<SimMessage[]>;
  /** Every send that was accepted, in that order, with the answer lost or not. */
  sends(): Promise<AcceptedSend[]>;
  /** Every request to the Graph surface, in order of arrival. */
  requests(): Promise<GraphRequest[]>;
  /** The numbers of the business. */
  numbers(): Promise<BusinessNumber[]>;
  /**
   * A colleague answers in the WhatsApp Business app on the shop's own phone: the customer gets it, and
   * an `smb_message_echoes` webhook tells of it.
   */
  writesFromApp(customer: Customer | string, text: string): Promise<SimMessage>;
  /** Plays a script: its lines are said as the clock reaches them. Resolves when it is scheduled. */
  run(script: string, customer: Customer | string): Promise<void>;

  /** Back to the state after start: same seed, same ids again. The clock stands where it started, if it is manual. */
  reset(): Promise<void>;
  /** The whole world as JSON, files included. */
  export(): Promise<Snapshot>;
  /** Replaces the world. */
  import(snapshot: Snapshot): Promise<void>;

  /** Everything that happens from now on. Ends when `signal` aborts. */
  events(signal: AbortSignal): AsyncIterable<SimEvent>;
  /**
   * Resolves to the first truthy answer of `look`, which is asked now and after every event.
   * @throws the signal's reason when it aborts first
   */
  until<T>(
    look: () => Promise<T | undefined | false> | T | undefined | false,
    signal?: AbortSignal,
  ): Promise<T>;
}

export interface ClockControl {
  now(): Promise<Ms>;
  /** Moves time on; everything due on the way happens in its order, and its webhooks are waited for. */
  advance(ms: Ms): Promise<Ms>;
  /** To `before` ms (default one minute) before the 24-hour window with this customer closes. No window: stays. */
  toWindowEnd(customer: Customer | string, before?: Ms): Promise<Ms>;
}

export interface FaultControl {
  /** A fault is used up after `times` (default 1) of its occasions; resolves to its id. */
  add(fault: FaultSpec): Promise<Fault>;
  list(): Promise<Fault[]>;
  /** Takes one away, or all. */
  clear(id?: string): Promise<void>;
  /** The next sends are accepted, and the connection is cut instead of an answer. */
  loseAnswer(times?: number): Promise<Fault>;
  /** The next sends are refused with this code of Meta's; `as: 'status'` accepts them and fails them later. */
  refuse(code: number, options?: { as?: 'answer' | 'status'; times?: number }): Promise<Fault>;
  /** The next webhooks arrive this many times more. */
  duplicate(copies?: number, times?: number): Promise<Fault>;
  /** The next webhooks arrive this much later. */
  delay(ms: Ms, times?: number): Promise<Fault>;
  /** The next webhook arrives after the one that follows it. */
  reorder(times?: number): Promise<Fault>;
  /** The first attempt at the next webhooks gets lost; the retry comes by the schedule. */
  drop(times?: number): Promise<Fault>;
  /** Every request is answered 401/190 until it is cleared. */
  expireToken(): Promise<Fault>;
}

export interface WebhookControl {
  /** Sets the callback; with a verify token it is asked first (`hub.challenge`), as when Meta saves one. */
  subscribe(url: string, verifyToken?: string): Promise<{ verified: boolean }>;
  log(): Promise<Delivery[]>;
  /** Those that got a 2xx, in the order of their first 2xx. */
  delivered(): Promise<Delivery[]>;
  /** Waits until nothing is on its way. What waits for a retry or a fault's delay stays waiting. */
  settled(): Promise<void>;
  /** Tries everything that waits at once, whatever the schedule says. Resolves to what still failed. */
  flush(): Promise<Delivery[]>;
  /** Sends one again, as the bytes it was. */
  redeliver(id: string): Promise<Delivery>;
  /** Sends bytes of any kind, signed: fixtures, batches, things Meta may invent. An object is sent as JSON. */
  send(envelope: JsonObject | string): Promise<Delivery>;
  /** From now on changes are collected … */
  hold(): Promise<void>;
  /** … and now sent as one envelope, of up to 1,000 changes each. */
  release(): Promise<void>;
}

export interface TemplateControl {
  list(): Promise<Template[]>;
  /** Adds one as if Meta had answered already; `status` defaults to `APPROVED`. No webhook. */
  add(template: NewTemplate): Promise<Template>;
  /** Meta has decided: `message_template_status_update` tells of it. */
  setStatus(
    name: string,
    language: string,
    status: TemplateStatus,
    reason?: string,
  ): Promise<Template>;
}

export interface NewCustomer {
  /** The profile name that WhatsApp shows. */
  name: string;
  /** Any spelling with country code. Without one (and without a username) a Brazilian number is made up. */
  phone?: string;
  /** 3–35 of `a-z 0-9 . _`. A customer with a username and no `phone` is known by her BSUID only. */
  username?: string;
}

export interface CustomerInfo {
  /** The simulator's own, stable whatever the customer changes. */
  id: string;
  name: string;
  /** Digits, as WhatsApp writes it; may lack Brazil's ninth digit. Absent when nobody knows it. */
  waId?: string;
  username?: string;
  /** The business-scoped user id, `BR.` + digits. New after a change of number. */
  userId: string;
  /** Messages reach the phone. */
  online: boolean;
  /** Blue ticks are told. */
  readReceipts: boolean;
  /** When her 24-hour window closes, the last one if there are several numbers; absent when none was opened. */
  windowEndsAt?: Ms;
}

export interface BusinessNumber {
  id: string;
  wabaId: string;
  displayPhoneNumber: string;
  verifiedName: string;
  /** The number is also in the WhatsApp Business app: edits and deletions are told, and echoes come. */
  coexistence: boolean;
}

export type OutStatus = 'accepted' | 'sent' | 'delivered' | 'read' | 'played' | 'failed';

export interface SimMessage {
  /** The wamid. */
  id: string;
  phoneNumberId: string;
  /** `''` when it went to a number that nobody has. */
  customerId: string;
  /** Outgoing: the number it was sent to, as written; absent when it went to a BSUID. */
  to?: string;
  /** As the business sees it: `in` is the customer's. */
  direction: 'in' | 'out';
  at: Ms;
  /** Meta's `type`: `text`, `image`, `interactive`, … */
  type: string;
  /** The object of that type, as it was sent or told. */
  content: JsonObject;
  /** The words a person reads in it; a template filled in. `''` for none. */
  text: string;
  /** The wamid that this answers. */
  contextId?: string;
  forwarded?: boolean;
  /** What can be tapped in it. */
  options?: Option[];
  /** The options are rows behind a button of this name. */
  listLabel?: string;
  /** Its file, whichever side it comes from. */
  file?: SentFile;
  /** A template's header, footer and buttons as drawn. */
  template?: DrawnTemplate;
  /** Outgoing: the highest so far. Incoming: `delivered` when the callback took it, `read` when an agent read it. */
  status: OutStatus;
  statuses: { status: OutStatus; at: Ms; code?: number }[];
  /** `biz_opaque_callback_data`. */
  callbackData?: string;
  /** The customer's and the business's. */
  reactions: { by: 'customer' | 'business'; emoji: string }[];
  editedAt?: Ms;
  deletedAt?: Ms;
  /** Written on the shop's own phone. */
  fromApp?: boolean;
}

export interface Option {
  id: string;
  title: string;
  description?: string;
}

/** A file by its id, or by a link, which the simulator does not follow. */
export interface SentFile {
  id?: string;
  link?: string;
  /** As it was uploaded; for a link only the kind is known: `image/*`. */
  mime: string;
  bytes?: number;
  name?: string;
}

export interface DrawnTemplate {
  name: string;
  language: string;
  header?: string;
  body: string;
  footer?: string;
  /** Titles, quick replies too. */
  buttons: string[];
}

export interface MessageFilter {
  customerId?: string;
  direction?: 'in' | 'out';
  phoneNumberId?: string;
}

/** A send that Meta would have charged for: it was accepted, whatever became of the answer. */
export interface AcceptedSend {
  id: string;
  at: Ms;
  phoneNumberId: string;
  /** `to` or `recipient` as it was written. */
  to: string;
  type: string;
  callbackData?: string;
  /** False: the connection was cut instead. */
  answered: boolean;
  payload: JsonObject;
}

export interface GraphRequest {
  at: Ms;
  method: string;
  path: string;
  /** The answer's status; 0 when the connection was cut. */
  status: number;
  /** Meta's error code, if it was refused. */
  code?: number;
  body?: JsonObject;
}

export interface Delivery {
  id: string;
  /** When it happened. */
  at: Ms;
  /** The bytes, non-ASCII escaped, exactly as signed and sent. */
  body: string;
  signature: string;
  /** Of every message and status in it: the wamid, with `:status` for a status. */
  contains: string[];
  attempts: { at: Ms; status?: number; error?: string }[];
  state: 'waiting' | 'delivered' | 'given-up';
  /** When it is tried next, while it waits. */
  nextAt?: Ms;
}

export type TemplateStatus =
  'PENDING' | 'APPROVED' | 'REJECTED' | 'PAUSED' | 'DISABLED' | 'IN_APPEAL' | 'ARCHIVED';

export interface NewTemplate {
  name: string;
  language: string;
  category: 'MARKETING' | 'UTILITY' | 'AUTHENTICATION';
  components: JsonObject[];
  parameterFormat?: 'POSITIONAL' | 'NAMED';
  status?: TemplateStatus;
}

export interface Template extends Required<NewTemplate> {
  id: string;
  rejectedReason?: string;
}

/** Opaque but for `version`; a JSON value. */
export interface Snapshot {
  version: 1;
  [part: string]: unknown;
}

export type SimEvent =
  | { type: 'customer'; customer: CustomerInfo }
  /** New, or changed: a status, a reaction, an edit. */
  | { type: 'message'; message: SimMessage }
  | { type: 'send'; send: AcceptedSend }
  /** The business shows that it is writing; WhatsApp shows it for at most 25 s. */
  | { type: 'typing'; customerId: string; phoneNumberId: string; on: boolean }
  | { type: 'webhook'; delivery: Delivery }
  | { type: 'template'; template: Template }
  | { type: 'clock'; now: Ms }
  | { type: 'faults' }
  | { type: 'reset' };
