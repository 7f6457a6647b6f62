import { QUICK_REPLIES } from '../src/adapters/local/seed/lookups.js';
import { speech } from '../src/adapters/local/seed/sound.js';
import type { StagedFile } from '../src/domain/draft.js';

/** A picture that is there at once. */
export const picture = (): Blob => {
  const base64 =
    'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAARUlEQVR42u3LQQaAQABA0TnkLFp2qiEiIoboi4joG+ZinWGWKd72hYQDjjjhjAtmXHHDHQ888cIbC1YMf3hp6LvY5JPhAbWstICXuhchAAAAAElFTkSuQmCC';
  return new Blob([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], {
    type: 'image/png',
  });
};

/** What waits above the message field to be sent. */
export const stagedFiles = {
  photo: {
    id: 'photo',
    blob: picture(),
    name: 'sofa-ipe.png',
    caption: 'Este é o cinza, em *pronta entrega*',
  },
  paper: {
    id: 'paper',
    blob: new Blob(['x'.repeat(48_213)], { type: 'application/pdf' }),
    name: 'orcamento-58213-sofa-ipe-tres-lugares-cinza-com-entrega.pdf',
    caption: '',
  },
  sound: { id: 'sound', blob: speech(7).blob, name: 'recado.wav', caption: '' },
  media: {
    id: 'media',
    media: QUICK_REPLIES.find(({ id }) => id === 'showroom')!.media!,
    name: 'showroom.jpg',
    caption: 'Esta é a nossa sala de exposição, Mariana Costa. Venha conhecer!',
  },
  broken: {
    id: 'broken',
    blob: new Blob(['not a picture'], { type: 'image/jpeg' }),
    name: 'photo_\u202Egpj.jpg',
    caption: '',
  },
  preparing: {
    id: 'preparing',
    blob: new Blob(['x'.repeat(4_812_330)], { type: 'image/heic' }),
    name: 'IMG_2041.HEIC',
    caption: '',
    preparing: true,
  },
  converted: {
    id: 'converted',
    blob: picture(),
    name: 'gato.jpg',
    caption: '',
    note: { code: 'converted', is: 'JPEG' },
  },
  reduced: {
    id: 'reduced',
    blob: picture(),
    name: 'panorama.jpg',
    caption: 'A vista da loja',
    note: { code: 'reduced', is: 'JPEG' },
  },
  renamed: {
    id: 'renamed',
    blob: picture(),
    name: 'comprovante.png',
    caption: '',
    note: { code: 'renamed', is: 'PNG' },
  },
  mismatch: {
    id: 'mismatch',
    blob: new Blob(['x'.repeat(31_000)], { type: 'application/pdf' }),
    name: 'foto.pdf',
    caption: '',
    warning: { code: 'mismatch', is: 'PDF' },
  },
  unknown: {
    id: 'unknown',
    blob: new Blob(['x'.repeat(9200)], { type: 'application/pdf' }),
    name: 'contrato-assinado.pdf',
    caption: '',
    warning: { code: 'unknown', is: 'PDF' },
  },
  codec: {
    id: 'codec',
    blob: new Blob(['x'.repeat(7_400_000)], { type: 'video/mp4' }),
    name: 'IMG_2042.mp4',
    caption: '',
    warning: { code: 'codec', is: 'HEVC' },
  },
  music: {
    id: 'music',
    blob: new Blob(['x'.repeat(740_000)], { type: 'audio/ogg' }),
    name: 'musica.ogg',
    caption: '',
    warning: { code: 'codec', is: 'Vorbis' },
  },
} satisfies Record<string, StagedFile>;
