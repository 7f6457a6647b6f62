import type { Ref } from './id.js';

/**
 * A message the channel has approved beforehand: the only thing that may be sent outside the 24-hour window.
 * Limits are Meta's: header text 60, body 1,024, footer 60 characters.
 */
export interface Template extends Ref {
  language: string;
  category?: 'marketing' | 'utility' | 'authentication';
  /** Only `approved` may be sent. Absent: approved. */
  status?: 'approved' | 'pending' | 'rejected' | 'paused' | 'disabled';
  /** Text with `{{1}}` (positional) or `{{first_name}}` (named) slots. */
  body: string;
  header?: { kind: 'text'; text: string } | { kind: 'image' | 'video' | 'document' };
  footer?: string;
  buttons?: TemplateButton[];
  /** Words for the slots, by slot key. */
  params?: Record<string, { label?: string; example?: string }>;
}

export type TemplateButton =
  | { kind: 'reply'; text: string }
  | { kind: 'url'; text: string; url: string }
  | { kind: 'phone'; text: string; phone: string }
  | { kind: 'copy'; text: string };
