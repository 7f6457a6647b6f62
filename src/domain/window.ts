import type { Conversation, ReplyState } from './conversation.js';
import type { Ms } from './id.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Meta: free-form messages are taken for 24 hours after the customer's last message or call. */
export const WINDOW_MS: Ms = 24 * HOUR;

/** `lock`: after a template nothing more until the customer answers. `templates`: more templates, as Meta allows. */
export type AfterTemplate = 'lock' | 'templates';

/** What may be sent to a customer at a given moment. */
export type Window =
  /** Anything, until then. Without `until` the channel has no window. */
  | { state: 'open'; until?: Ms }
  /** Only a template. */
  | { state: 'closed' }
  /** A template went out, the customer is silent. `templates`: another may go. */
  | { state: 'waiting'; since: Ms; templates: boolean }
  | { state: 'none'; why: Extract<ReplyState, { mode: 'none' }>['why'] };

/** What the core knows beyond the conversation's row. */
export interface WindowEvidence {
  /** The server refused (131047) when the customer's last message was this old: its word beats the clock. */
  refusedInboundAt?: Ms | undefined;
  /** A template of ours waits in the outbox since then. */
  templateQueuedAt?: Ms | undefined;
  afterTemplate?: AfterTemplate;
}

/**
 * The window of a conversation, from the customer's last message, server time and what the server says. Nothing
 * else: no timer, no memory; a sleeping laptop or a restored tab gets the right answer at the first look.
 */
export const windowOf = (
  { reply, lastInboundAt, channel }: Pick<Conversation, 'reply' | 'lastInboundAt' | 'channel'>,
  now: Ms,
  { refusedInboundAt, templateQueuedAt, afterTemplate = 'lock' }: WindowEvidence = {},
): Window => {
  if (reply.mode === 'none') return { state: 'none', why: reply.why };
  if (reply.mode === 'waiting') {
    return {
      state: 'waiting',
      since: reply.since,
      templates: afterTemplate === 'templates' && reply.templates === true,
    };
  }
  const until = reply.mode === 'free' ? endOf(reply.until, lastInboundAt, channel.kind) : -Infinity;
  const refused =
    refusedInboundAt !== undefined && (lastInboundAt ?? -Infinity) <= refusedInboundAt;
  if (!refused && (until === undefined || now < until)) {
    return until === undefined ? { state: 'open' } : { state: 'open', until };
  }
  return templateQueuedAt === undefined
    ? { state: 'closed' }
    : { state: 'waiting', since: templateQueuedAt, templates: afterTemplate === 'templates' };
};

/**
 * The window as a list tells it: where this agent may not answer, or not yet, it is still known how long the
 * customer can be written to.
 */
export const listedWindow = (
  conversation: Pick<Conversation, 'reply' | 'lastInboundAt' | 'channel'>,
  window: Window | undefined,
  now: Ms,
): Window | undefined =>
  window?.state === 'none' && (window.why === 'unclaimed' || window.why === 'forbidden')
    ? windowOf({ ...conversation, reply: { mode: 'free' } }, now)
    : window;

const endOf = (
  until: Ms | undefined,
  lastInboundAt: Ms | undefined,
  channel: Conversation['channel']['kind'],
): Ms | undefined =>
  until ??
  (channel !== 'whatsapp'
    ? undefined
    : lastInboundAt === undefined
      ? -Infinity
      : lastInboundAt + WINDOW_MS);

/** Whether a template may be sent. */
export const takesTemplates = (window: Window | undefined): boolean =>
  window?.state === 'waiting'
    ? window.templates
    : window?.state === 'open' || window?.state === 'closed';

/** How pressing the time left is: what needs no action has no colour. */
export type Urgency = 'calm' | 'soon' | 'last';

/** `soon` from four hours on, `last` from one. */
export const urgencyOf = (left: Ms): Urgency =>
  left <= HOUR ? 'last' : left <= 4 * HOUR ? 'soon' : 'calm';

/** Minutes at which the time left is told to screen readers. */
export const MILESTONES: readonly number[] = [60, 15];

/** The milestone passed by now, in minutes; undefined above the first. */
export const milestoneOf = (left: Ms): number | undefined =>
  MILESTONES.filter((minutes) => left <= minutes * MINUTE).at(-1);

/**
 * In how many milliseconds the shown time, its urgency, the milestone or the window itself change next: all of them
 * do on a whole minute left. A hint to look again, never the window itself.
 */
export const nextLook = (left: Ms): Ms => (left > 0 ? ((left - 1) % MINUTE) + 1 : MINUTE);
