import type { Inbound } from '../channel/channel.js';
import { applyStatus } from '../outbox/apply-status.js';
import type { Context } from './context.js';
import { keepEarly, type Early } from './early.js';
import { messageBy } from './conversations.js';
import { move } from './moved.js';
import { hearEcho, receive, receiveCall } from './receive.js';
import { edit, fillQuote, react, revoke } from './revise.js';

/** Does one thing that a webhook said. The same again, or in another order with others, comes to the same. */
export async function apply(context: Context, item: Early): Promise<void> {
  switch (item.kind) {
    case 'message':
      return item.echo ? hearEcho(context, item) : receive(context, item);
    case 'reaction':
      return react(context, item);
    case 'edit':
      return edit(context, item);
    case 'revoke':
      return revoke(context, item);
    case 'status':
      return receipt(context, item);
    case 'call':
      return receiveCall(context, item);
    case 'moved':
      return move(context, item);
    case 'quote':
      return fillQuote(context, item);
    case 'templates':
    case 'nothing':
      return undefined;
  }
}

/** The fate of what we sent. A receipt may come before the answer that tells us the message's id. */
async function receipt(
  context: Context,
  status: Extract<Inbound, { kind: 'status' }>,
): Promise<void> {
  if (await applyStatus(context.change, status)) return;
  const message = await messageBy(context.change, status.wamid);
  if (message?.direction !== 'in') await keepEarly(context, status.wamid, status);
}
