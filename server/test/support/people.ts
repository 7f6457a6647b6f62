import type { Ms } from '../../src/domain.js';
import { write, type Ground } from '../../src/ground.js';
import type { AgentRow, ContactRow, ConversationRow, MessageRow } from '../../src/rows.js';
import { say } from '../../src/say.js';

const agent = (id: string, sectors: string[], role: AgentRow['role'] = 'agent'): AgentRow => ({
  id,
  name: id[0]!.toUpperCase() + id.slice(1),
  sectors,
  role,
});

/** Ana serves sales, Bruno billing, Vera sees all. */
export const ana = agent('ana', ['sales']);
export const bruno = agent('bruno', ['billing']);
export const vera = agent('vera', [], 'supervisor');

export const SALES = { id: 'sales', name: 'Vendas' };
export const BILLING = { id: 'billing', name: 'Financeiro' };

interface Story extends Partial<ConversationRow> {
  name?: string;
  phone?: string;
  contactId?: string;
  /** What the customer wrote. Default one greeting. */
  says?: string[];
  at?: Ms;
}

/** A customer who wrote: a conversation of that id, its contact (`c-…` unless named) and her messages. */
export const wrote = (ground: Ground, id: string, story: Story = {}): Promise<ConversationRow> =>
  write(ground, async (change) => {
    const {
      name = `Contato ${id}`,
      phone,
      contactId = `c-${id}`,
      says = ['Olá'],
      at,
      ...over
    } = story;
    const contact: ContactRow = { id: contactId, rev: 0, name, ...(phone && { phone }) };
    if (!(await change.find('contact', contactId))) change.create('contact', contact);
    const conversation = change.create('conversation', {
      id,
      rev: 0,
      contactId,
      channel: { kind: 'whatsapp', id: id },
      unread: says.length,
      createdAt: at ?? change.now,
      activeAt: change.now,
      waitingSince: at ?? change.now,
      lastInboundAt: change.now,
      places: 0,
      ...over,
    });
    for (const text of says) hears(change, conversation, text);
    if (at !== undefined) conversation.activeAt = at;
    return conversation;
  });

/** The customer of a conversation writes again. */
export const writes = (ground: Ground, id: string, text: string): Promise<MessageRow> =>
  write(ground, async (change) => {
    const conversation = await change.get('conversation', id);
    conversation.unread += 1;
    return hears(change, conversation, text);
  });

const hears = (
  change: Parameters<typeof say>[0],
  conversation: ConversationRow,
  text: string,
): MessageRow =>
  say(change, conversation, {
    direction: 'in',
    author: { kind: 'contact' },
    content: { kind: 'text', text },
  });

/** Changes a conversation. */
export const alter = (
  ground: Ground,
  id: string,
  over: Partial<ConversationRow>,
): Promise<ConversationRow> =>
  write(ground, async (change) => {
    const conversation = await change.get('conversation', id);
    change.save('conversation', conversation);
    return Object.assign(conversation, over);
  });
