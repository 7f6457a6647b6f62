import { AdapterError, type InboxAdapter } from 'chat-inbox';
import { pause, queryOf, type Call } from './call.js';
import type { Changes, Me, Note, Page, Ticket } from './crm.js';
import { conversationOf, infoOf, messageOf } from './translate.js';

/** Tickets as an inbox. The CRM cannot push, so it is asked every `everyMs` milliseconds. */
export const restAdapter = (call: Call, everyMs = 3000): InboxAdapter => ({
  name: 'rest-crm',
  async open({ signal }) {
    const me = await call<Me>('GET', '/me', { signal });
    const conversation = (ticket: Ticket) => conversationOf(ticket, me.id);
    return {
      info: infoOf(me),
      async *events({ signal }) {
        let { time: now, version } = await call<Me>('GET', '/me', { signal });
        yield { type: 'ready', now, resumed: false };
        while (!signal.aborted) {
          await pause(everyMs, signal);
          const news = await call<Changes>('GET', `/changes?since=${version}`, { signal });
          ({ time: now, version } = news);
          for (const ticket of news.tickets)
            yield { type: 'conversation', conversation: conversation(ticket) };
          for (const note of news.notes) yield { type: 'message', message: messageOf(note) };
          yield { type: 'beat', now };
        }
      },
      async listConversations({ queue, ids, contactId, text, page, limit }, { signal }) {
        if (text) throw new AdapterError('unsupported');
        const query = queryOf({ queue, ids, customer: contactId, page, limit });
        const { items, more } = await call<Page<Ticket>>('GET', `/tickets${query}`, { signal });
        return { items: items.map(conversation), ...(more && { next: more }) };
      },
      async listMessages({ conversationId, ...query }, { signal }) {
        const path = `/tickets/${conversationId}/notes${queryOf(query)}`;
        const { items, more, newer } = await call<Page<Note>>('GET', path, { signal });
        return {
          items: items.map(messageOf),
          ...(more && { next: more }),
          ...(newer && { prev: newer }),
        };
      },
      async execute(command, { signal }) {
        if (command.type === 'claim') {
          const path = `/tickets/${command.conversationId}/take`;
          const current = conversation(await call<Ticket>('POST', path, { signal }));
          if (current.assignee?.id === me.id) return { conversation: current };
          throw new AdapterError('conflict', 'somebody else has it', { current });
        }
        if (command.type === 'send' && command.content.kind === 'text') {
          const path = `/tickets/${command.conversationId}/notes`;
          const body = { text: command.content.text, ref: command.id };
          return { message: messageOf(await call<Note>('POST', path, { body, signal })) };
        }
        throw new AdapterError('unsupported');
      },
    };
  },
});
