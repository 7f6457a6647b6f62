import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { WHATSAPP_UPLOADS } from '../../src/domain/attachment.js';
import { judgeFile, type Judged, type Refused } from '../../src/domain/judge-file.js';
import { BEGINNINGS } from '../support/samples.js';

const OFFICE = 'application/vnd.openxmlformats-officedocument.';
const WORD = `${OFFICE}wordprocessingml.document`;
const ANY = { kinds: { document: { mime: ['*/*'], maxBytes: 100 } } };

const judge = (
  name: string,
  type: string,
  content: string | undefined,
  { size = 10, rules = WHATSAPP_UPLOADS, fits = false } = {},
): Judged | Refused => judgeFile({ name, type, size }, content, rules, fits);

/** In a line: how it is called and what is said, or why not. */
const say = (verdict: Judged | Refused): string => {
  if ('reason' in verdict) return ['no', verdict.reason, verdict.is].filter(Boolean).join(' ');
  const { name, type, note, warning } = verdict;
  const said = note ?? warning;
  return [name, type, said?.code, said?.is].filter((word) => word !== undefined).join(' ');
};

describe('judgeFile, by what WhatsApp takes', () => {
  const TABLE: [name: string, type: string, content: string | undefined, said: string][] = [
    // Name, type and bytes agree.
    ['a.jpg', 'image/jpeg', 'image/jpeg', 'a.jpg image/jpeg'],
    ['a.jpeg', 'image/jpeg', 'image/jpeg', 'a.jpeg image/jpeg'],
    ['a.m4a', 'audio/x-m4a', 'video/mp4', 'a.m4a audio/x-m4a'],
    ['a.ogg', 'audio/ogg; codecs=opus', 'audio/ogg; codecs=opus', 'a.ogg audio/ogg; codecs=opus'],
    ['a.doc', 'application/msword', 'application/x-ole-storage', 'a.doc application/msword'],
    ['a.docx', WORD, WORD, `a.docx ${WORD}`],
    ['a.docx', '', WORD, `a.docx ${WORD}`],
    ['a.log', 'text/plain', 'text/plain', 'a.log text/plain'],
    ['fonte.txt', 'text/plain', 'text/html', 'fonte.txt text/plain'],
    ['a.csv', 'text/plain', 'text/plain', 'a.csv text/plain'],
    ['eicar.txt', 'text/plain', 'text/plain', 'eicar.txt text/plain'],
    ['a.mp4', 'video/mp4', 'video/mp4; codecs=avc1', 'a.mp4 video/mp4'],
    // A good file with a wrong label gets the right one.
    ['foto.jpg', 'image/jpeg', 'image/png', 'foto.png image/png renamed PNG'],
    ['foto', '', 'image/jpeg', 'foto.jpg image/jpeg renamed JPEG'],
    ['a.mp3', 'audio/mpeg', 'audio/aac', 'a.aac audio/aac renamed AAC'],
    ['a.mp4', 'video/mp4', 'video/3gpp', 'a.3gp video/3gpp renamed 3GP'],
    ['a.doc', 'application/msword', WORD, `a.docx ${WORD} renamed DOCX`],
    ['a.csv', 'application/vnd.ms-excel', 'text/plain', 'a.csv.txt text/plain renamed TXT'],
    ['v1.2', '', 'application/pdf', 'v1.2.pdf application/pdf renamed PDF'],
    [
      'boleto.pdf.exe',
      'application/pdf',
      'application/pdf',
      'boleto.pdf application/pdf renamed PDF',
    ],
    ['', '', 'image/png', ' image/png'],
    // Another kind than it was taken for: the agent is asked.
    ['foto.jpg', 'image/jpeg', 'application/pdf', 'foto.pdf application/pdf mismatch PDF'],
    ['nota.pdf', 'application/pdf', 'image/png', 'nota.png image/png mismatch PNG'],
    ['a.mp4', 'video/mp4', 'audio/mpeg', 'a.mp3 audio/mpeg mismatch MP3'],
    ['a.png', 'image/png', 'text/plain', 'a.txt text/plain mismatch TXT'],
    // Nobody knows its bytes.
    ['a.pdf', 'application/pdf', undefined, 'a.pdf application/pdf unknown PDF'],
    ['a.mp3', 'audio/mpeg', undefined, 'a.mp3 audio/mpeg unknown MP3'],
    ['a.txt', 'text/plain', undefined, 'a.txt text/plain unknown TXT'],
    ['a.jpg', 'image/jpeg', undefined, 'no unreadable'],
    ['a.bin', '', undefined, 'no type'],
    // What phones do not play.
    ['a.mp4', 'video/mp4', 'video/mp4; codecs=hvc1', 'a.mp4 video/mp4 codec HEVC'],
    ['a.mp4', 'video/mp4', 'video/mp4; codecs=hev1', 'a.mp4 video/mp4 codec HEVC'],
    ['a.ogg', 'audio/ogg', 'audio/ogg; codecs=vorbis', 'a.ogg audio/ogg codec Vorbis'],
    // What is not taken, whatever it is called.
    ['a.mov', 'video/quicktime', 'video/quicktime', 'no type'],
    ['a.mp4', 'video/mp4', 'video/quicktime', 'no type MOV'],
    ['a.mp4', 'video/mp4', 'video/webm', 'no type WEBM'],
    ['a.webm', 'video/webm', 'video/webm', 'no type'],
    ['a.mkv', '', 'video/x-matroska', 'no type'],
    ['a.pdf', 'application/pdf', 'application/zip', 'no type ZIP'],
    ['a.docx', WORD, 'application/zip', 'no type ZIP'],
    ['a.doc', 'application/msword', 'application/rtf', 'no type RTF'],
    ['a.csv', 'text/csv', 'text/plain', 'no type'],
    ['a.webp', 'image/webp', 'image/webp', 'no type'],
    ['a.heic', 'image/heic', 'image/heic', 'no type'],
    ['a.gif', 'image/gif', 'image/gif', 'no type'],
    ['a.svg', 'image/svg+xml', 'image/svg+xml', 'no type'],
    ['a.html', 'text/html', 'text/html', 'no type'],
    ['a.exe', 'application/x-msdownload', 'application/x-msdownload', 'no type'],
    // A page or a program in disguise.
    ['foto.jpg', 'image/jpeg', 'text/html', 'no disguised'],
    ['foto.png', 'image/png', 'image/svg+xml', 'no disguised'],
    ['nota.pdf', 'application/pdf', 'text/html', 'no disguised'],
    ['nota.xls', 'application/vnd.ms-excel', 'text/html', 'no disguised'],
    ['nota.pdf', 'application/pdf', 'application/x-msdownload', 'no disguised'],
    ['nota.pdf', 'application/pdf', 'application/x-elf', 'no disguised'],
    ['nota.txt', 'text/plain', 'application/x-msdownload', 'no disguised'],
    ['nota.doc', 'application/msword', 'text/x-script', 'no disguised'],
  ];
  for (const [name, type, content, said] of TABLE) {
    it(`${name} (${type}) that is ${content ?? 'of no known kind'}: ${said}`, () =>
      expect(say(judge(name, type, content))).to.equal(said));
  }

  it('keeps to the limit of what a file really is', () => {
    const size = 5_000_001;
    expect(judge('a.pdf', 'application/pdf', 'image/png', { size })).to.deep.equal({
      reason: 'too_large',
      maxBytes: 5_000_000,
    });
    expect(say(judge('a.jpg', 'image/jpeg', 'application/pdf', { size }))).to.include('mismatch');
  });
});

describe('judgeFile, where pictures can be brought to what the channel takes', () => {
  for (const mime of ['jpeg', 'png', 'gif', 'webp', 'avif', 'bmp', 'heic']) {
    it(`takes ${mime} of any size`, () => {
      const options = { fits: true, size: 50_000_000 };
      const type = `image/${mime}`;
      expect(say(judge(`a.${mime}`, type, type, options))).to.equal(`a.${mime} ${type}`);
    });
  }

  it('takes a picture by its bytes, whatever it is called', () => {
    expect(say(judge('a.jpg', 'image/jpeg', 'image/webp', { fits: true }))).to.equal(
      'a.webp image/webp renamed WEBP',
    );
  });

  it('takes no SVG, no empty picture, and none where the channel takes none', () => {
    const only = { fits: true, rules: { kinds: { audio: { mime: ['audio/ogg'], maxBytes: 9 } } } };
    expect(say(judge('a.svg', 'image/svg+xml', 'image/svg+xml', { fits: true }))).to.equal(
      'no type',
    );
    expect(say(judge('a.png', 'image/png', undefined, { fits: true, size: 0 }))).to.equal(
      'no empty',
    );
    expect(say(judge('a.png', 'image/png', 'image/png', only))).to.equal('no type');
  });
});

describe('judgeFile, where the channel takes anything as a document', () => {
  const TABLE: [name: string, type: string, content: string | undefined, said: string][] = [
    ['a.csv', 'text/csv', 'text/plain', 'a.csv text/csv'],
    [
      'a.odt',
      'application/vnd.oasis.opendocument.text',
      'application/zip',
      'a.odt application/vnd.oasis.opendocument.text',
    ],
    ['a.xyz', 'application/x-xyz', undefined, 'a.xyz application/x-xyz'],
    [
      'a.exe',
      'application/x-msdownload',
      'application/x-msdownload',
      'a.exe application/x-msdownload',
    ],
    ['a.html', 'text/html', 'text/html', 'a.html text/html'],
    ['a.csv', 'text/csv', 'application/x-msdownload', 'no disguised'],
  ];
  for (const [name, type, content, said] of TABLE) {
    it(`${name} that is ${content ?? 'of no known kind'}: ${said}`, () =>
      expect(say(judge(name, type, content, { rules: ANY }))).to.equal(said));
  }
});

it('judgeFile never lets a page or a program through under another type', () => {
  const types = [...Object.keys(BEGINNINGS), ''];
  fc.assert(
    fc.property(
      fc.constantFrom('a.jpg', 'a.png', 'a.pdf', 'a.mp3', 'a.doc', 'a', 'a.xyz'),
      fc.constantFrom(...types),
      fc.constantFrom('text/html', 'image/svg+xml', 'application/x-msdownload', 'text/x-script'),
      fc.boolean(),
      (name, type, content, fits) => {
        const verdict = judge(name, type, content, { fits });
        if ('reason' in verdict) return;
        expect(verdict.type, `${name} ${type} ${content}`).to.equal('text/plain');
      },
    ),
  );
});
