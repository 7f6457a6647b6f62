import { MAX_CAPTION, MAX_TEXT } from '../../../domain/channel.js';
import type { StagedFile } from '../../../domain/draft.js';
import { openVariables } from '../../../domain/variables.js';
import type { BeforeSendContent } from '../../events/first.js';
import type { Problem } from '../../parts/problem-list/problem-list.js';

/** What has to be mended before a draft can be sent. */
export const problemOf = (text: string, files: readonly StagedFile[]): Problem | undefined => {
  if (files.some((file) => 'warning' in file)) return { kind: 'doubted' };
  const captions = files.map(({ caption }) => caption.trim());
  const names = openVariables([text, ...captions].join('\n'));
  if (names.length > 0) return { kind: 'unfilled', names };
  const over = Math.max(
    text.trim().length - MAX_TEXT,
    ...captions.map(({ length }) => length - MAX_CAPTION),
  );
  return over > 0 ? { kind: 'tooLong', over } : undefined;
};

/** What a host is asked about before a draft leaves: its files, then its text. */
export const contentsOf = (text: string, files: readonly StagedFile[]): BeforeSendContent[] => {
  const named = files.map(({ name, caption, blob, media }) => ({
    name,
    mime: blob?.type ?? media?.mime ?? '',
    bytes: blob?.size ?? media?.bytes ?? 0,
    caption,
  }));
  return [
    ...(named.length > 0 ? [{ kind: 'files' as const, files: named }] : []),
    ...(text.trim() === '' ? [] : [{ kind: 'text' as const, text: text.trim() }]),
  ];
};
