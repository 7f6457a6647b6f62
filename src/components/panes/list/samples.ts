import type { Conversation } from '../../../domain/conversation.js';
import type { Ms } from '../../../domain/id.js';
import type { InboxRow } from '../../parts/row/row.js';

/** So late that she has waited long. */
const NOW: Ms = 3_600_000;

/** It has what most rows have. */
const SAMPLE: Conversation = {
  id: '',
  rev: 0,
  queue: '',
  contact: { id: '', rev: 0, name: 'W' },
  channel: { kind: 'whatsapp' },
  unread: 1,
  createdAt: 0,
  activeAt: 0,
  waitingSince: 0,
  preview: { text: 'w', at: 0, direction: 'out', kind: 'text', status: 'read' },
  reply: { mode: 'template' },
  allow: [],
};

/** A row to be rehearsed. */
export const sampleRow = (): InboxRow => {
  const row: InboxRow = document.createElement('inbox-row');
  return Object.assign(row, {
    conversation: SAMPLE,
    window: { state: 'open', until: NOW },
    now: NOW,
  });
};
