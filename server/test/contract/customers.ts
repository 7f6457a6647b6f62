import type { ContentKind } from '../../../src/domain/message.js';
import type { Id, MediaKind } from '../../src/domain.js';
import type { Customer } from '../../../src/contract/hand.js';
import type { Simulator } from '../../simulator/src/simulator.js';
import type { SimMessage } from '../../simulator/src/control.js';
import type { Customer as Phone } from '../../simulator/src/customer.js';
import { sofa } from '../../seed/picture.js';
import { voiceNote } from '../../seed/voice-note.js';

/** Meta's codes: the person cannot be reached. */
const UNDELIVERABLE = 131026;

/** A customer of the contract, with a phone of the simulator. */
export async function customerOf(
  { control }: Simulator,
  phone: Phone,
  conversationId: Id,
  settle: () => Promise<void>,
): Promise<Customer> {
  const thread = () => phone.thread();
  const before = (await thread()).length;
  const find = async (text: string): Promise<string> =>
    (await thread()).findLast((message) => message.text === text)!.id;
  const done = async (act: Promise<unknown>): Promise<void> => {
    await act;
    await settle();
  };
  return {
    conversationId,
    write: (text) => done(phone.says(text)),
    async received() {
      await settle();
      const messages = (await thread()).slice(before);
      return messages.filter(({ direction }) => direction === 'out').map(wordsOf);
    },
    kinds: KINDS,
    send: (kind) => done(send(phone, kind)),
    async report(text, status) {
      if (status === 'read') return done(phone.reads());
      await find(text); // it was delivered when it came: her phone is in reach
    },
    failNext: async () => void (await control.faults.refuse(UNDELIVERABLE, { as: 'status' })),
    react: async (text, emoji) => done(phone.reacts(await find(text), emoji)),
    edit: async (text, to) => done(phone.edits(await find(text), to)),
    revoke: async (text) => done(phone.deletes(await find(text))),
    async seesTyping() {
      const over = new AbortController();
      for await (const event of control.events(over.signal)) {
        if (event.type !== 'typing' || event.customerId !== phone.id || !event.on) continue;
        return over.abort();
      }
    },
  };
}

/** A template's words are those of its body. */
const wordsOf = ({ text, template }: SimMessage): string => template?.body ?? text;

const KINDS: ContentKind[] = [
  'text',
  'image',
  'video',
  'audio',
  'document',
  'sticker',
  'location',
  'contacts',
  'choice',
  'unsupported',
];

function send(phone: Phone, kind: ContentKind): Promise<unknown> {
  switch (kind) {
    case 'text':
      return phone.says('Bom dia');
    case 'image':
      return phone.sendsPhoto(sofa(), { mime: 'image/png' });
    case 'video':
      return phone.sendsVideo(MP4);
    case 'audio':
      return phone.sendsVoice(voiceNote());
    case 'document':
      return phone.sendsDocument(PDF, { name: 'pedido.pdf' });
    case 'sticker':
      return phone.sendsSticker(WEBP);
    case 'location':
      return phone.sendsLocation({ latitude: -23.55, longitude: -46.63, name: 'Loja Aurora' });
    case 'contacts':
      return phone.sendsContacts([{ name: 'José', phones: ['+5521912345678'] }]);
    case 'choice':
      return phone.taps('Suporte');
    default:
      return phone.sendsUnsupported('poll_creation');
  }
}

const bytes = (latin1: string): Uint8Array => Buffer.from(latin1, 'latin1');
const MP4 = bytes('\0\0\0\x18ftypmp42\0\0\0\0mp42isom');
const PDF = bytes('%PDF-1.4\n%%EOF\n');
const WEBP = bytes('RIFF\x0c\0\0\0WEBPVP8L\0\0\0\0');

/** What an agent sends, beside the suite's own picture and page. */
export function fileOf(kind: MediaKind): { file: Blob; name: string } | undefined {
  if (kind === 'audio')
    return { file: new Blob([voiceNote() as BlobPart], { type: 'audio/ogg' }), name: 'voz.ogg' };
  if (kind === 'video')
    return { file: new Blob([MP4 as BlobPart], { type: 'video/mp4' }), name: 'filme.mp4' };
  return undefined;
}
