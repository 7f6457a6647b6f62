/** The channels the inbox has an icon and a word for. */
export type ChannelKind =
  'whatsapp' | 'instagram' | 'messenger' | 'telegram' | 'sms' | 'email' | 'web' | 'other';

export interface Channel {
  kind: ChannelKind;
  id?: string;
  /** The business's own name for it, "WhatsApp Vendas". */
  label?: string;
}

/** Longest text of one message. Meta: `text.body` holds 4,096 characters; counted as `value.length`. */
export const MAX_TEXT = 4096;

/** Longest caption of a photo, a video or a document. */
export const MAX_CAPTION = 1024;
