import { AdapterError } from '../../domain/errors.js';
import type { Cursor, InboxEvent } from '../../domain/events.js';
import type { Ms } from '../../domain/id.js';
import type { Client } from './client.js';
import { readFrames, type Frame } from './frames.js';
import { isObject } from './refusal.js';

export interface StreamRequest {
  after: Cursor | undefined;
  signal: AbortSignal;
  token: string;
}

/** A stream of one's own. @throws AdapterError `unavailable` when the server ends it */
export async function* openStream(
  client: Client,
  { after, signal, token }: StreamRequest,
): AsyncGenerator<InboxEvent, void> {
  let pause: Ms | undefined;
  try {
    const { body } = await client.ask('/v1/events', 'text/event-stream', {
      signal,
      token,
      headers: after !== undefined && /^[!-~]+$/.test(after) ? { 'last-event-id': after } : {},
    });
    for await (const frame of readFrames(body!, (ms) => (pause = ms))) {
      if (signal.aborted) return;
      const event = eventOf(frame);
      if (event) yield event;
    }
    throw new Error('the stream ended');
  } catch (cause) {
    if (signal.aborted) return;
    if (cause instanceof AdapterError) throw cause;
    throw new AdapterError('unavailable', 'the stream ended', {
      cause,
      ...(pause !== undefined && { retryAfterMs: pause }),
    });
  }
}

/** What a frame tells, with its id as the cursor; undefined when it is no event at all. The core looks at the rest. */
const eventOf = ({ data, id }: Frame): InboxEvent | undefined => {
  let told: unknown;
  try {
    told = JSON.parse(data);
  } catch {
    return undefined;
  }
  if (!isObject(told) || typeof told['type'] !== 'string') return undefined;
  const { cursor: _, ...event } = told;
  return { ...event, ...(id !== undefined && { cursor: id }) } as unknown as InboxEvent;
};
