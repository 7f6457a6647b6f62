import { AdapterError, type InboxAdapter } from 'chat-inbox';
import type { Rest } from 'chat-inbox/adapters/rest';
import type { Changes, Me, Note, Page, Ticket } from './crm.js';
import { conversationOf, eventsOf, infoOf, messageOf, pageOf } from './translate.js';

/** Tickets as an inbox. The CRM cannot push, so it is asked every `everyMs` milliseconds. */
export const restAdapter = (crm: Rest, everyMs = 3000): InboxAdapter => ({
  name: 'rest-crm',
  async open({ signal }) {
    const me = await crm.get<Me>('/me', { signal });
    const conversation = (ticket: Ticket) => conversationOf(ticket, me.id);
    return {
      info: infoOf(me),
      async *events({ signal }) {
        const { time: now, version } = await crm.get<Me>('/me', { signal });
        yield { type: 'ready', now, resumed: false };
        let since = version;
        for await (const _ of crm.every(everyMs, signal)) {
          const news = await crm.get<Changes>('/changes', { signal, query: { since } });
          since = news.version;
          yield* eventsOf(news, me.id);
        }
      },
      async listConversations({ text, contactId: customer, ...query }, { signal }) {
        if (text) throw new AdapterError('unsupported');
        const asked = { signal, query: { ...query, customer } };
        return pageOf(await crm.get<Page<Ticket>>('/tickets', asked), conversation);
      },
      async listMessages({ conversationId, ...query }, { signal }) {
        const path = `/tickets/${conversationId}/notes`;
        return pageOf(await crm.get<Page<Note>>(path, { signal, query }), messageOf);
      },
      async execute(command, { signal }) {
        if (command.type === 'claim') {
          const path = `/tickets/${command.conversationId}/take`;
          const current = conversation(await crm.post<Ticket>(path, { signal }));
          if (current.assignee?.id === me.id) return { conversation: current };
          throw new AdapterError('conflict', 'somebody else has it', { current });
        }
        if (command.type !== 'send' || command.content.kind !== 'text') {
          throw new AdapterError('unsupported');
        }
        const body = { text: command.content.text, ref: command.id };
        const path = `/tickets/${command.conversationId}/notes`;
        return { message: messageOf(await crm.post<Note>(path, { signal, body })) };
      },
    };
  },
});
