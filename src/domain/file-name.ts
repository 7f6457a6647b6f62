/** Control characters, and those that turn the direction of reading or are not drawn; the joiners of emoji are neither. */
const HIDDEN =
  /[\p{Cc}\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/**
 * A file's name with what is hidden in it made visible: what is named `photo_`, U+202E, `gpj.exe` would be read as
 * `photo_exe.jpg`, and is shown as `photo_⟨U+202E⟩gpj.exe`.
 */
export const visibleName = (name: string): string =>
  name.replace(
    HIDDEN,
    (sign) => `⟨U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );

/** What Windows takes for a device, with whatever extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
/** Bytes that file systems have for a name. */
const MAX_BYTES = 255;

/**
 * A name under which a file can be kept wherever it arrives: without folders, without what is hidden or has a meaning to a
 * system, no longer than 255 bytes of UTF-8. It keeps its extension. Empty where nothing is left.
 */
export const safeName = (name: string): string => {
  const [base = ''] = name.split(/[/\\]/).slice(-1);
  const clean = base
    .replace(/\p{Cs}/gu, '')
    .replace(HIDDEN, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/[. ]+$/, '')
    .trimStart()
    .replace(DEVICE, '$1_');
  const extension = /\.[^.]{1,16}$/.exec(clean)?.[0] ?? '';
  const stem = clean.slice(0, clean.length - extension.length);
  return cut(stem, MAX_BYTES - bytesOf(extension)) + extension;
};

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** So much of a text as fits; no character is cut in two. */
const cut = (text: string, bytes: number): string => {
  let left = bytes;
  let kept = '';
  for (const sign of text) {
    left -= bytesOf(sign);
    if (left < 0) break;
    kept += sign;
  }
  return kept;
};
