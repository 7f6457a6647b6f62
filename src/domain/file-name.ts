/** Control characters, and those that change the direction or are not drawn: `photo_\u202Egpj.exe` reads as a photo. */
const HIDDEN = /[\p{Cc}\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu;

/** A file's name with what is hidden in it made visible as `␣`-like marks: `photo_⟨U+202E⟩gpj.exe`. */
export const visibleName = (name: string): string =>
  name.replace(HIDDEN, (sign) => `⟨U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`);
