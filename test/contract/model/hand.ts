import type { Customer, Hand, Seat } from '../../../src/contract/hand.js';
import type { Content, ContentKind, Message } from '../../../src/domain/message.js';
import type { InboxSession } from '../../../src/domain/ports.js';
import { Line, modelAdapter } from './adapter.js';
import { ModelBackend } from './backend.js';
import { textOf, type Row } from './rows.js';

/** Another session in the place of a correct one. */
export type Spoil = (session: InboxSession, backend: ModelBackend) => InboxSession;

/** A hand on a model backend; `spoil` makes an adapter that lies about it. */
export async function modelHand(
  backend = new ModelBackend(),
  spoil: Spoil = (session) => session,
): Promise<Hand> {
  const seat = async (agentId: string): Promise<Seat> => {
    const line = new Line();
    const adapter = modelAdapter(backend, agentId, line);
    return {
      adapter: {
        name: adapter.name,
        open: async (options) => spoil(await adapter.open(options), backend),
      },
      async setOnline(online) {
        line.online = online;
        backend.ring();
      },
      async loseNextAnswer() {
        line.losesAnswer = true;
      },
      async refuseNext(code, retryAfterMs) {
        line.refuses = { code, ...(retryAfterMs !== undefined && { retryAfterMs }) };
      },
    };
  };
  return {
    agent: () => seat('ana'),
    colleague: () => seat('bruno'),
    outsider: () => seat('carla'),
    stranger: () => seat('mallory'),
    arrive: async () => customer(backend, backend.arrive()),
    meetBot: async () => customer(backend, backend.arrive(true)),
    moveClock: async (by) => backend.moveClock(by),
    forgetCursors: async () => backend.forgetCursors(),
    file: (kind) => (kind === 'audio' ? { file: SOUND, name: 'voice.ogg' } : undefined),
    leftovers: async () => [...backend.listeners].map(() => 'a listener'),
    close: async () => {},
  };
}

const SOUND = new Blob(['OggS'], { type: 'audio/ogg' });
const media = { id: 'file', url: 'https://files.example/file', mime: 'image/png' };
const CONTENTS: Partial<Record<ContentKind, Content>> = {
  text: { kind: 'text', text: 'Bom dia' },
  image: { kind: 'image', media },
  location: { kind: 'location', lat: -23.55, lng: -46.63 },
  unsupported: { kind: 'unsupported', note: 'poll' },
};

function customer(backend: ModelBackend, { id, contactId }: Row): Customer {
  const find = (text: string): Message =>
    [...backend.messages.values()].find((message) => textOf(message) === text)!;
  return {
    conversationId: id,
    write: async (text) => void backend.receive(id, { kind: 'text', text }),
    received: async () => [...backend.phones.get(contactId)!],
    kinds: Object.keys(CONTENTS) as ContentKind[],
    send: async (kind) => void backend.receive(id, CONTENTS[kind]!),
    report: async (text, status) => backend.tick(find(text), status),
    seesTyping: () => new Promise((resolve) => backend.typists.set(id, resolve)),
    failNext: async () => void backend.failing.add(contactId),
    async react(text, emoji) {
      const message = find(text);
      message.reactions = emoji === undefined ? [] : [{ emoji, by: contactId }];
      backend.changed('message', message.id);
    },
    async edit(text, to) {
      const message = find(text);
      message.content = { kind: 'text', text: to };
      message.editedAt = backend.now();
      backend.changed('message', message.id);
    },
    async revoke(text) {
      const message = find(text);
      message.content = { kind: 'text', text: '' };
      message.deletedAt = backend.now();
      backend.changed('message', message.id);
    },
  };
}
