import type { MediaKind } from '../domain/message.js';
import type { UploadRules } from '../domain/ports.js';
import { need } from './breach.js';
import type { Hand } from './hand.js';

interface NamedFile {
  file: Blob;
  name: string;
}

/** One white point. */
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC';

const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;

const OWN: Partial<Record<MediaKind, () => NamedFile>> = {
  image: () => ({ file: new Blob([bytesOf(PNG)], { type: 'image/png' }), name: 'point.png' }),
  document: () => ({ file: new Blob([PDF], { type: 'application/pdf' }), name: 'page.pdf' }),
};

/** A file to be sent as that kind. @throws Skip when neither the hand nor the suite has one that the rules take */
export function fileOf(hand: Hand, kind: MediaKind, rules: UploadRules | undefined): NamedFile {
  const found = need(
    hand.file?.(kind) ?? OWN[kind]?.(),
    `the hand has no \`file\` of kind ${kind}`,
  );
  const globs = kind === 'sticker' ? undefined : rules?.kinds[kind]?.mime;
  const { type } = found.file;
  const fits = !globs || globs.some((glob) => takes(glob, type));
  need(fits, `the hand has no \`file\` of kind ${kind} with one of the types ${globs?.join(', ')}`);
  return found;
}

const takes = (glob: string, mime: string): boolean =>
  glob === '*/*' || (glob.endsWith('/*') ? mime.startsWith(glob.slice(0, -1)) : mime === glob);

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
