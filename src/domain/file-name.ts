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
