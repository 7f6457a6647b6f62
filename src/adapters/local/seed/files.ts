import type { Media } from '../../../domain/message.js';
import { paper, photo, sticker } from './media.js';
import { speech, tune } from './sound.js';
import type { Town } from './town.js';
import { video, VIDEO } from './video.js';

export type Files = Record<
  | 'sofa'
  | 'label'
  | 'room'
  | 'lamp'
  | 'sticker'
  | 'video'
  | 'voice'
  | 'answer'
  | 'song'
  | 'quote'
  | 'catalogue',
  Media
>;

/** The demo's files, under ids that stay (`file-room`), and what messages say of them. */
export async function files(town: Town): Promise<Files> {
  const keep = (id: string, blob: Blob, name: string, more: Partial<Media> = {}): Media => {
    town.files.push({ id: `file-${id}`, blob, name });
    return { id: `file-${id}`, mime: blob.type, name, bytes: blob.size, ...more };
  };
  const wide = { width: 1200, height: 900 };
  const voice = speech(7);
  const answer = speech(4);
  const song = tune(9);
  const film = await video();
  return {
    sofa: keep('sofa', await photo('sofa'), 'sofa.jpg', wide),
    label: keep('label', await photo('label'), 'etiqueta.jpg', wide),
    room: keep('room', await photo('room'), 'showroom.jpg', wide),
    lamp: keep('lamp', await photo('lamp', 600, 1300), 'luminaria.jpg', {
      width: 600,
      height: 1300,
    }),
    sticker: keep('sticker', await sticker(), 'sticker.webp', { width: 512, height: 512 }),
    video: film
      ? keep('video', film, 'entrega.webm', VIDEO)
      : { id: 'file-video', mime: 'video/webm', ...VIDEO },
    voice: keep('voice', voice.blob, 'voz.wav', { ...spoken(voice), voice: true }),
    answer: keep('answer', answer.blob, 'resposta.wav', { ...spoken(answer), voice: true }),
    song: keep('song', song.blob, 'barulho-da-poltrona.wav', { durationMs: song.durationMs }),
    quote: keep(
      'quote',
      paper([
        'Loja Aurora - Orçamento 4.821',
        '',
        'Sofá Lina de 3 lugares, linho verde',
        'R$ 4.390,00 à vista',
        'Válido por 10 dias',
      ]),
      'orcamento-4821.pdf',
    ),
    catalogue: keep(
      'catalogue',
      paper(['Loja Aurora', 'Catálogo da coleção nova']),
      'catalogo-aurora.pdf',
    ),
  };
}

const spoken = ({ durationMs, waveform }: ReturnType<typeof speech>) => ({ durationMs, waveform });
