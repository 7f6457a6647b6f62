import { Contact, FileText, Image, MapPin, Mic, Music, Sticker } from 'lucide';
import { html } from 'lit';
import { photo, sticker } from '../../src/adapters/local/seed/media.js';
import { speech } from '../../src/adapters/local/seed/sound.js';
import type { MediaKind } from '../../src/domain/message.js';
import { ask, entered, field } from './ask.js';
import type { MenuItem } from './menu.js';
import type { PhoneLine } from './phones.js';

/** What a phone can send beside words. `done` is called when it was sent. */
export function attachments(
  line: PhoneLine,
  replyTo: string | undefined,
  done: () => void,
): MenuItem[] {
  const answering = replyTo === undefined ? {} : { replyTo };
  const send = async (kind: MediaKind, file: Blob, name: string, more: object = {}) => {
    await line.sendFile(kind, file, { name, ...answering, ...more });
    done();
  };
  const choose = async (accept: string, kindOf: (type: string) => MediaKind) => {
    for (const file of await chosen(accept)) await send(kindOf(file.type), file, file.name);
  };
  return [
    {
      label: 'Foto ou vídeo',
      icon: Image,
      run: () =>
        void choose('image/*,video/*', (type) => (type.startsWith('video/') ? 'video' : 'image')),
    },
    { label: 'Documento', icon: FileText, run: () => void choose('', () => 'document') },
    { label: 'Arquivo de áudio', icon: Music, run: () => void choose('audio/*', () => 'audio') },
    {
      label: 'Foto de exemplo',
      icon: Image,
      run: () =>
        void photo('sofa').then((file) =>
          send('image', file, 'foto.jpg', { caption: 'Chegou assim' }),
        ),
    },
    {
      label: 'Mensagem de voz de exemplo',
      icon: Mic,
      run: () => void send('audio', speech(4).blob, 'voz.wav', { voice: true }),
    },
    {
      label: 'Figurinha',
      icon: Sticker,
      run: () => void sticker().then((file) => send('sticker', file, 'figurinha.webp')),
    },
    { label: 'Localização', icon: MapPin, run: () => void sendPlace(line, replyTo).then(done) },
    { label: 'Contato', icon: Contact, run: () => void sendCard(line, replyTo).then(done) },
  ];
}

/** Files from the machine; none when the choice was left. */
function chosen(accept: string): Promise<File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = accept;
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}

async function sendPlace(line: PhoneLine, replyTo: string | undefined): Promise<void> {
  const fields = html`
    ${field('Nome', 'name', 'Casa')}
    ${field('Endereço', 'address', 'Rua das Flores, 120, São Paulo')}
  `;
  const form = await ask('Enviar localização', fields, 'Enviar');
  if (!form) return;
  const [name, address] = [entered(form, 'name'), entered(form, 'address')];
  const where = { ...(name && { name }), ...(address && { address }) };
  await line.send({ kind: 'location', lat: -23.5614, lng: -46.6559, ...where }, replyTo);
}

async function sendCard(line: PhoneLine, replyTo: string | undefined): Promise<void> {
  const fields = html`
    ${field('Nome', 'name', 'Portaria do prédio')}
    ${field('Número', 'phone', '+55 11 93333-0101', 'tel')}
  `;
  const form = await ask('Enviar contato', fields, 'Enviar');
  if (!form) return;
  const card = { name: entered(form, 'name'), phones: [entered(form, 'phone')] };
  await line.send({ kind: 'contacts', contacts: [card] }, replyTo);
}
