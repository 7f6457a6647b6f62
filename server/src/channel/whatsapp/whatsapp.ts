import type { Template } from '../../domain.js';
import type { ChannelRow } from '../../rows.js';
import { ChannelError, type Channel } from '../channel.js';
import { download, upload } from './files.js';
import { openGraph, segment, type Graph, type GraphOptions } from './graph.js';
import { payloadOf } from './letters.js';
import { parseTemplate, TEMPLATE_FIELDS } from './templates.js';

export interface WhatsAppOptions extends GraphOptions {
  /** The WhatsApp Business Account, whose numbers and templates are used. */
  accountId: string;
}

/** WhatsApp's Cloud API. */
export function createWhatsApp(options: WhatsAppOptions): Channel {
  const graph = openGraph(options);
  const account = segment(options.accountId);
  return {
    async numbers(signal) {
      const fields = 'id,display_phone_number,verified_name';
      const rows = await list(graph, `${account}/phone_numbers`, fields, signal);
      return rows.map(numberOf).filter((row) => row !== undefined);
    },

    async templates(signal) {
      const path = `${account}/message_templates`;
      const rows = await list(graph, path, TEMPLATE_FIELDS, signal);
      return rows.map(parseTemplate).filter((row): row is Template => row !== undefined);
    },

    async send(letter, signal) {
      const body = payloadOf(letter);
      const path = `${segment(letter.channelId)}/messages`;
      const answer = await graph('POST', path, { signal, body });
      const [sent] = (answer as { messages?: Record<string, unknown>[] }).messages ?? [];
      const { id: wamid, message_status: status = 'accepted' } = sent ?? {};
      if (typeof wamid !== 'string')
        throw new ChannelError('unavailable', 'No id came back', { applied: 'maybe' });
      return { wamid, ...(status !== 'accepted' && { held: true }) };
    },

    async markRead(channelId, wamid, typing, signal) {
      await graph('POST', `${segment(channelId)}/messages`, {
        signal,
        body: {
          messaging_product: 'whatsapp',
          status: 'read',
          message_id: wamid,
          ...(typing && { typing_indicator: { type: 'text' } }),
        },
      });
    },

    uploadMedia: async (channelId, file, signal) => ({
      providerId: await upload(graph, channelId, file, signal),
    }),

    downloadMedia: (_channelId, providerId, signal) => download(options, graph, providerId, signal),
  };
}

/** More than an account can have: 6,000 templates in pages of 100. */
const MOST_PAGES = 100;

/** All of a list. `next` is an address with the token in it: the cursor is what we follow. */
async function list(
  graph: Graph,
  path: string,
  fields: string,
  signal: AbortSignal,
): Promise<unknown[]> {
  const rows: unknown[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = { fields, limit: '100', ...(after !== undefined && { after }) };
    const answer = (await graph('GET', path, { signal, query })) as {
      data?: unknown[];
      paging?: { next?: unknown; cursors?: { after?: unknown } };
    };
    rows.push(...(answer.data ?? []));
    const next = answer.paging?.next === undefined ? undefined : answer.paging.cursors?.after;
    if (typeof next !== 'string') return rows;
    after = next;
  }
  return rows;
}

function numberOf(raw: unknown): ChannelRow | undefined {
  const { id, display_phone_number: shown, verified_name: name } = raw as Record<string, unknown>;
  if (typeof id !== 'string') return undefined;
  const phone = typeof shown === 'string' ? `+${shown.replace(/\D/g, '')}` : undefined;
  return {
    id,
    label: typeof name === 'string' && name !== '' ? name : (phone ?? id),
    ...(phone !== undefined && { phone }),
  };
}
