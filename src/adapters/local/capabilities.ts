import { WHATSAPP_UPLOADS } from '../../domain/attachment.js';
import type { Capabilities } from '../../domain/ports.js';
import type { Queue } from '../../domain/queue.js';
import { FINAL_MESSAGE } from './bot.js';
import { LOOKUPS } from './lookups.js';

export const QUEUES: Queue[] = [
  { id: 'new', kind: 'new' },
  { id: 'bot', kind: 'bot' },
  { id: 'mine', kind: 'mine' },
  { id: 'others', kind: 'others' },
  { id: 'closed', kind: 'closed' },
];

/** What is not in here is `unsupported`. */
export const CAN: Capabilities = {
  commands: ['claim', 'send', 'read', 'transfer', 'close', 'reopen', 'editContact'],
  content: ['text', 'image', 'video', 'audio', 'document', 'template'],
  lookups: LOOKUPS,
  search: true,
  around: true,
  transfer: { sector: true, agent: true, note: true },
  close: {
    reason: 'required',
    survey: 'choose',
    finalMessage: 'choose',
    finalMessageText: FINAL_MESSAGE,
    note: true,
  },
  editContact: ['name', 'email', 'notes', 'custom.Empresa', 'custom.Cidade'],
  upload: WHATSAPP_UPLOADS,
  hints: ['typing'],
  voice: true,
};
