import type { PhoneMessage } from './phones.js';

const time = new Intl.DateTimeFormat('pt-BR', { timeStyle: 'short' });
const day = new Intl.DateTimeFormat('pt-BR', { day: 'numeric', month: 'long', year: 'numeric' });

export const timeOf = (at: number): string => time.format(at);

export const dayOf = (at: number): string => day.format(at);

/** "Hoje", "Ontem", or the date, as seen at `now`. */
export function dayName(at: number, now: number): string {
  if (dayOf(at) === dayOf(now)) return 'Hoje';
  if (dayOf(at) === dayOf(now - 86_400_000)) return 'Ontem';
  return dayOf(at);
}

export const lengthOf = (ms = 0): string =>
  `${Math.floor(ms / 60_000)}:${String(Math.round(ms / 1000) % 60).padStart(2, '0')}`;

export function sizeOf(bytes = 0): string {
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, 'kB'] : [bytes / 1e6, 'MB'];
  return `${value.toLocaleString('pt-BR', { maximumFractionDigits: value < 10 ? 1 : 0 })} ${unit}`;
}

const KINDS: Record<PhoneMessage['content']['kind'], string> = {
  text: 'Mensagem',
  image: 'Foto',
  video: 'Vídeo',
  audio: 'Áudio',
  document: 'Documento',
  sticker: 'Figurinha',
  location: 'Localização',
  contacts: 'Contato',
  template: 'Mensagem',
  choice: 'Resposta',
  notice: 'Aviso',
  unsupported: 'Mensagem',
};

export const kindName = (kind: PhoneMessage['content']['kind']): string => KINDS[kind];
