import { expect } from '@open-wc/testing';
import { browserMedia } from '../../src/browser/media/browser-media.js';
import { WHATSAPP_UPLOADS } from '../../src/domain/attachment.js';
import { prepareFile, type Prepared } from '../../src/machines/prepare-file.js';
import type { Refusal } from '../../src/machines/composer.setup.js';
import type { Ports } from '../../src/machines/ports.js';
import { badFiles } from '../support/bad-files.js';

const session = { info: { can: { upload: WHATSAPP_UPLOADS } } };
const room = { store: { session }, environment: { media: browserMedia() } } as unknown as Ports;

/** In a line: how it is called, its type, and what is said of it; or why it is refused. */
const say = (outcome: Prepared | Refusal): string => {
  if ('reason' in outcome) return ['no', outcome.reason, outcome.is].filter(Boolean).join(' ');
  const { name, blob, note, warning } = outcome;
  const said = note ?? warning;
  return [name, blob.type, said?.code, said?.is].filter((word) => word !== undefined).join(' ');
};

const EXPECTED: Record<string, string> = {
  'zero-bytes': 'no empty',
  'one-byte': 'no unreadable',
  'document-at-limit': 'cem.pdf application/pdf',
  'document-over-limit': 'no too_large',
  'video-under-limit': 'dezesseis.mp4 video/mp4',
  'video-over-limit': 'no too_large',
  'truncated-png': 'no unreadable',
  'png-of-a-header': 'no unreadable',
  'truncated-jpeg': 'no unreadable',
  'jpeg-of-a-header': 'no unreadable',
  'pixel-flood': 'no too_many_pixels',
  'gif-bomb': 'no too_many_pixels',
  'gif-animated': 'anima.png image/png converted PNG',
  'webp-bomb': 'no too_many_pixels',
  'webp-animated': 'anima.jpg image/jpeg converted JPEG',
  avif: 'foto.jpg image/jpeg converted JPEG',
  heic: 'no heic',
  'heic-named-jpeg': 'no heic',
  'png-16-bit': 'dezesseis.png image/png',
  'jpeg-cmyk': 'grafica.jpg image/jpeg',
  'jpeg-with-place': 'praia.jpg image/jpeg',
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7, 8].map((turn) => [`orientation-${turn}`, 'foto.jpg image/jpeg']),
  ),
  'png-named-jpeg': 'foto.png image/png renamed PNG',
  gifar: 'gifar.png image/png converted PNG',
  'svg-with-script': 'no type',
  'svg-named-png': 'no disguised',
  'svg-foreign-object': 'no type',
  'html-named-jpeg': 'no disguised',
  'html-named-xls': 'no disguised',
  'program-named-pdf': 'no disguised',
  'pdf-with-two-extensions': 'boleto.pdf application/pdf renamed PDF',
  'program-with-two-extensions': 'no disguised',
  'turned-name': 'no type',
  // A document is never opened here.
  'pdf-with-script': 'contrato.pdf application/pdf',
  'pdf-named-jpeg': 'foto.pdf application/pdf mismatch PDF',
  'junk-named-pdf': 'nota.pdf application/pdf unknown PDF',
  zip: 'no type',
  'zip-bomb': 'no type',
  // Nothing is unpacked here either.
  'docx-bomb': 'tese.docx application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'docx-cut': 'no type ZIP',
  'docx-named-doc':
    'carta.docx application/vnd.openxmlformats-officedocument.wordprocessingml.document renamed DOCX',
  eicar: 'no type',
  'video-h264': 'filme.mp4 video/mp4',
  'video-hevc': 'filme.mp4 video/mp4 codec HEVC',
  'video-endless-box': 'filme.mp4 video/mp4',
  'video-mov': 'no type',
  'mov-named-mp4': 'no type MOV',
  'video-webm': 'no type',
  'ogg-vorbis': 'musica.ogg audio/ogg codec Vorbis',
  'ogg-opus': 'voz.ogg audio/ogg',
  amr: 'voz.amr audio/amr',
  'amr-wide': 'no type AMR-WB',
  'aac-named-mp3': 'voz.aac audio/aac renamed AAC',
  'no-name': ' image/png',
};

describe('bad files, through all that looks at a file before it is sent', () => {
  it('are all expected to become something', () =>
    expect(Object.keys({ ...EXPECTED, 'gone-from-disk': '' })).to.have.members(
      Object.keys(badFiles),
    ));

  for (const [id, expected] of Object.entries(EXPECTED)) {
    it(`${id}: ${expected}`, async () => {
      const file = await badFiles[id]!();
      expect(say(await prepareFile(room, { name: file.name, blob: file }))).to.equal(expected);
    });
  }

  it('take along neither place nor device of where a photo was taken', async () => {
    const photo = await badFiles['jpeg-with-place']!();
    expect(await photo.text()).to.include('Exif');
    const outcome = await prepareFile(room, { name: photo.name, blob: photo });
    expect('blob' in outcome && (await outcome.blob.text())).not.to.include('Exif');
  });

  it('reject only where they cannot be read', async () => {
    const file = await badFiles['gone-from-disk']!();
    const error = await prepareFile(room, { name: file.name, blob: file }).catch(
      (reason: unknown) => reason,
    );
    expect(error).to.be.instanceOf(DOMException);
  });
});
