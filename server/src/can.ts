import { WHATSAPP_UPLOADS, type Capabilities } from './domain.js';
import { LOOKUPS } from './reads/lookups.js';

/** What agents can do on WhatsApp through this gateway. The final message's text comes with the shop's words. */
export const CAN: Capabilities = {
  commands: ['claim', 'send', 'read', 'transfer', 'close', 'reopen', 'editContact'],
  content: ['text', 'image', 'video', 'audio', 'document', 'template'],
  lookups: LOOKUPS,
  search: true,
  around: true,
  transfer: { sector: true, agent: true, note: true },
  close: { reason: 'required', survey: 'choose', finalMessage: 'choose', note: true },
  editContact: ['name', 'email', 'notes'],
  upload: WHATSAPP_UPLOADS,
  hints: ['typing'],
  voice: true,
};
