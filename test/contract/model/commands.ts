import type {
  Command,
  CommandOf,
  CommandResult,
  CommandType,
  Outgoing,
} from '../../../src/domain/commands.js';
import { AdapterError } from '../../../src/domain/errors.js';
import type { Id } from '../../../src/domain/id.js';
import type { Agent } from '../../../src/domain/lookups.js';
import type { Content, Media } from '../../../src/domain/message.js';
import { soundFacts } from '../../../src/domain/sound.js';
import { checkTemplate, fillTemplate } from '../../../src/domain/template-slots.js';
import type { ModelBackend } from './backend.js';
import { CAN, LISTS } from './capabilities.js';
import { AGENTS, queueOf, windowEnd, type Row } from './rows.js';

type Handlers = {
  [K in CommandType]: (backend: ModelBackend, me: Agent, command: CommandOf<K>) => CommandResult;
};

const COMMANDS: Handlers = {
  claim(backend, me, { conversationId }) {
    const row = seen(backend, me, conversationId);
    if (row.assignee?.id !== me.id || row.closed) {
      if (row.assignee || row.closed) throw conflict(backend, me, row);
      delete row.bot;
      row.assignee = refOf(me);
      backend.changed('conversation', row.id);
    }
    return answer(backend, me, row);
  },

  send(backend, me, { id, conversationId, content }) {
    const row = mine(backend, me, conversationId);
    if (!CAN.content.includes(content.kind)) throw new AdapterError('unsupported');
    const isOpen = backend.now() < windowEnd(row);
    if (!isOpen && content.kind !== 'template') throw new AdapterError('window_closed');
    const composed = compose(backend, content);
    delete row.waitingSince;
    if (!isOpen) row.templateAt = backend.now();
    const author = { kind: 'agent', id: me.id } as const;
    const message = backend.say(row, {
      direction: 'out',
      author,
      commandId: id,
      content: composed,
    });
    return { ...answer(backend, me, row), message };
  },

  read(backend, me, { conversationId, upTo }) {
    const row = mine(backend, me, conversationId);
    const unread = backend
      .thread(conversationId)
      .filter(({ direction, order }) => direction === 'in' && order > upTo);
    row.unread = unread.length;
    backend.changed('conversation', row.id);
    return answer(backend, me, row);
  },

  transfer(backend, me, { conversationId, to, note }) {
    const row = mine(backend, me, conversationId);
    const before = backend.seenBy(row);
    if ('sectorId' in to) {
      const sector = LISTS.sector.find(({ id }) => id === to.sectorId);
      if (!sector) throw new AdapterError('not_found');
      row.sector = sector;
      delete row.assignee;
    } else {
      const agent = AGENTS.find(({ id }) => id === to.agentId);
      if (!agent) throw new AdapterError('not_found');
      row.assignee = refOf(agent);
    }
    row.waitingSince ??= backend.now();
    backend.changed('conversation', row.id, before);
    notice(backend, row, 'transferred', note === undefined ? {} : { note });
    return answer(backend, me, row);
  },

  close(backend, me, { conversationId, reasonId, note, finalMessage, survey }) {
    const row = mine(backend, me, conversationId);
    const reason = LISTS.closeReason.find(({ id }) => id === reasonId);
    if (!reason || (reason.noteRequired && !note)) throw new AdapterError('invalid');
    const words = [finalMessage && CAN.close!.finalMessageText!, survey && 'De 1 a 5?'];
    for (const text of words.filter((word) => typeof word === 'string')) {
      const author = { kind: 'agent', id: me.id } as const;
      backend.say(row, { direction: 'out', author, content: { kind: 'text', text } });
    }
    const { id, name } = reason;
    row.closed = { at: backend.now(), by: refOf(me), reason: { id, name }, ...(note && { note }) };
    row.unread = 0;
    backend.changed('conversation', row.id);
    return answer(backend, me, row);
  },

  reopen(backend, me, { conversationId }) {
    const row = seen(backend, me, conversationId);
    if (!row.closed) throw conflict(backend, me, row);
    delete row.closed;
    row.assignee = refOf(me);
    backend.changed('conversation', row.id);
    return answer(backend, me, row);
  },

  editContact(backend, me, { contactId, rev, patch }) {
    const contact = backend.contacts.get(contactId);
    if (!contact) throw new AdapterError('not_found');
    for (const field of Object.keys(patch))
      if (!CAN.editContact!.includes(field as 'name')) throw new AdapterError('unsupported');
    if (rev < contact.rev)
      throw new AdapterError('conflict', 'edited', { current: { ...contact } });
    for (const [field, value] of Object.entries(patch)) {
      if (value) contact[field as 'name'] = value;
      else delete contact[field as 'name'];
    }
    backend.changed('contact', contactId);
    return { contact: { ...contact } };
  },
};

/** @throws AdapterError */
export function run(backend: ModelBackend, me: Agent, command: Command): CommandResult {
  if (!Object.hasOwn(COMMANDS, command.type)) throw new AdapterError('unsupported');
  return COMMANDS[command.type](backend, me, command as never);
}

export function seen(backend: ModelBackend, me: Agent, id: Id): Row {
  const row = backend.row(id);
  if (!queueOf(row, me)) throw new AdapterError('not_found');
  return row;
}

function mine(backend: ModelBackend, me: Agent, id: Id): Row {
  const row = seen(backend, me, id);
  if (queueOf(row, me) !== 'mine') throw new AdapterError('forbidden');
  return row;
}

function conflict(backend: ModelBackend, me: Agent, row: Row): AdapterError {
  const current = backend.view(row, me);
  return new AdapterError('conflict', 'somebody has it', { ...(current && { current }) });
}

function answer(backend: ModelBackend, me: Agent, row: Row): CommandResult {
  const conversation = backend.view(row, me);
  return conversation ? { conversation } : {};
}

function notice(backend: ModelBackend, row: Row, code: string, args: Record<string, string>): void {
  const content: Content = { kind: 'notice', code, args };
  backend.say(row, { direction: 'out', author: { kind: 'system' }, internal: true, content });
}

function compose(backend: ModelBackend, outgoing: Outgoing): Content {
  if (outgoing.kind === 'text') return { kind: 'text', text: outgoing.text };
  if (outgoing.kind === 'template') {
    const { templateId, language, params } = outgoing;
    const template = LISTS.template.find(({ id }) => id === templateId);
    if (!template || checkTemplate(template, params).length > 0) throw new AdapterError('invalid');
    return { kind: 'template', language, ...fillTemplate(template, params) };
  }
  const { kind, attachment, caption } = outgoing;
  const media = { ...mediaOf(backend, attachment), ...soundFacts(outgoing) };
  return { kind, media, ...(caption !== undefined && { caption }) };
}

function mediaOf(backend: ModelBackend, id: Id): Media {
  const file = backend.files.get(id);
  if (!file) throw new AdapterError('invalid', 'nothing was uploaded', { field: 'attachment' });
  return { id, url: `https://files.example/${id}`, mime: file.blob.type, name: file.name };
}

const refOf = ({ id, name }: Agent) => ({ id, name });
