import type { LookupKind, LookupMap } from '../../../src/domain/lookups.js';
import type { Capabilities } from '../../../src/domain/ports.js';
import { AGENTS } from './rows.js';

export const CAN: Capabilities = {
  commands: ['claim', 'send', 'read', 'transfer', 'close', 'reopen', 'editContact'],
  content: ['text', 'image', 'audio', 'document', 'template'],
  lookups: ['sector', 'agent', 'closeReason', 'template'],
  search: true,
  around: true,
  transfer: { sector: true, agent: true, note: true },
  close: {
    reason: 'required',
    survey: 'choose',
    finalMessage: 'choose',
    finalMessageText: 'Até logo!',
    note: true,
  },
  editContact: ['name', 'email'],
  hints: ['typing'],
  voice: true,
  upload: {
    progress: true,
    kinds: {
      image: { mime: ['image/png'], maxBytes: 100_000 },
      audio: { mime: ['audio/ogg'], maxBytes: 100_000 },
      document: { mime: ['application/pdf'], maxBytes: 200_000 },
    },
  },
};

export const LISTS: { [K in LookupKind]: LookupMap[K][] } = {
  sector: [
    { id: 'suporte', name: 'Suporte' },
    { id: 'financeiro', name: 'Financeiro' },
  ],
  agent: AGENTS,
  closeReason: [
    { id: 'solved', name: 'Resolvido' },
    { id: 'other', name: 'Outro', noteRequired: true },
  ],
  quickReply: [],
  template: [
    { id: 'paused', name: 'parado', language: 'pt_BR', body: 'Oi', status: 'paused' },
    { id: 'resume', name: 'retomar', language: 'pt_BR', body: 'Olá, {{1}}! Podemos continuar?' },
  ],
};
