import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { acceptOf, kindOfMime, WHATSAPP_UPLOADS } from '../../src/domain/attachment.js';
import { checkFile, mimeOf, type FileVerdict } from '../../src/domain/check-file.js';
import type { UploadRules } from '../../src/domain/ports.js';

const MB = 1_000_000;
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const check = (
  name: string,
  type: string,
  size = 1000,
  rules: UploadRules | undefined = WHATSAPP_UPLOADS,
): FileVerdict => checkFile({ name, type, size }, rules);

describe('checkFile, by what WhatsApp takes', () => {
  const TABLE: Record<string, [name: string, type: string, kind: string | undefined]> = {
    'a JPEG': ['a.jpg', 'image/jpeg', 'image'],
    'a PNG': ['a.png', 'image/png', 'image'],
    'a pasted picture': ['image.png', 'image/png', 'image'],
    'an MP4': ['a.mp4', 'video/mp4', 'video'],
    'a 3GP': ['a.3gp', 'video/3gpp', 'video'],
    'a 3GP by its old name': ['a.3gp', 'video/3gp', 'video'],
    'an MP3': ['a.mp3', 'audio/mpeg', 'audio'],
    'an M4A as Chrome says it': ['a.m4a', 'audio/x-m4a', 'audio'],
    'an AMR': ['a.amr', 'audio/amr', 'audio'],
    'a voice note': ['a.ogg', 'audio/ogg; codecs=opus', 'audio'],
    'a PDF': ['a.pdf', 'application/pdf', 'document'],
    'a text': ['a.txt', 'text/plain;charset=utf-8', 'document'],
    'a text of another name': ['a.log', 'text/plain', 'document'],
    'a Word file': ['a.docx', WORD, 'document'],
    'a Word file without a type': ['a.docx', '', 'document'],
    'a file without a useful type': ['A.PDF', 'application/octet-stream', 'document'],
    'a type in capitals': ['a.jpg', 'IMAGE/JPEG', 'image'],
    'a document without an extension': ['contract', 'application/pdf', 'document'],
    'a name with dots': ['v1.2.final.pdf', 'application/pdf', 'document'],

    'a WebP': ['a.webp', 'image/webp', undefined],
    'a GIF': ['a.gif', 'image/gif', undefined],
    'a HEIC': ['a.heic', 'image/heic', undefined],
    'an SVG': ['a.svg', 'image/svg+xml', undefined],
    'an SVG by its name': ['a.svg', '', undefined],
    'a page': ['a.html', 'text/html', undefined],
    'a page that says it is a picture': ['a.html', 'image/png', undefined],
    'an SVG that says it is a picture': ['a.svg', 'image/png', undefined],
    'a QuickTime film': ['a.mov', 'video/quicktime', undefined],
    'a WebM': ['a.webm', 'video/webm', undefined],
    'a WAV': ['a.wav', 'audio/wav', undefined],
    'an archive': ['a.zip', 'application/zip', undefined],
    'a program': ['a.exe', 'application/x-msdownload', undefined],
    'a program that says it is a document': ['invoice.pdf.exe', 'application/pdf', undefined],
    'a table that Windows takes for Excel': ['a.csv', 'application/vnd.ms-excel', undefined],
    'a picture that says it is a document': ['a.png', 'application/pdf', undefined],
    'neither type nor extension': ['a', '', undefined],
    'an extension that is a name of the language': ['a.constructor', '', undefined],
    'a name that is only an extension': ['.pdf', '', 'document'],
    'no name': ['', '', undefined],
  };
  for (const [name, [file, type, kind]] of Object.entries(TABLE)) {
    it(`${kind ? `takes ${name} as ${kind}` : `refuses ${name}`}`, () =>
      expect(check(file, type)).to.deep.equal(kind ? { kind } : { reason: 'type' }));
  }

  const LIMITS: [name: string, type: string, kind: string, maxBytes: number][] = [
    ['a.jpg', 'image/jpeg', 'image', 5 * MB],
    ['a.mp4', 'video/mp4', 'video', 16 * MB],
    ['a.mp3', 'audio/mpeg', 'audio', 16 * MB],
    ['a.pdf', 'application/pdf', 'document', 100 * MB],
  ];
  for (const [name, type, kind, maxBytes] of LIMITS) {
    it(`takes a ${kind} of one byte to ${maxBytes}, and no more`, () => {
      expect(check(name, type, 1)).to.deep.equal({ kind });
      expect(check(name, type, maxBytes)).to.deep.equal({ kind });
      expect(check(name, type, maxBytes + 1)).to.deep.equal({ reason: 'too_large', maxBytes });
      expect(check(name, type, 0)).to.deep.equal({ reason: 'empty' });
    });
  }
});

describe('checkFile, by other rules', () => {
  const ANY: UploadRules = { kinds: { document: { mime: ['*/*'], maxBytes: 10 } } };
  const IMAGES: UploadRules = {
    kinds: {
      image: { mime: ['image/*'], maxBytes: 10 },
      document: { mime: ['image/svg+xml'], maxBytes: 20 },
    },
  };

  it('takes no file where there are no rules', () => {
    expect(checkFile({ name: 'a.jpg', type: 'image/jpeg', size: 1 }, undefined)).to.deep.equal({
      reason: 'not_supported',
    });
    expect(check('a.jpg', 'image/jpeg', 1, { kinds: {} })).to.deep.equal({
      reason: 'not_supported',
    });
  });

  it('reads globs', () => {
    expect(check('a.webp', 'image/webp', 1, IMAGES)).to.deep.equal({ kind: 'image' });
    expect(check('a.bin', '', 1, ANY)).to.deep.equal({ kind: 'document' });
    expect(check('a.webp', 'imagery/webp', 1, IMAGES)).to.deep.equal({ reason: 'type' });
  });

  it('takes a page or an SVG as a document at most', () => {
    expect(check('a.svg', 'image/svg+xml', 1, IMAGES)).to.deep.equal({ kind: 'document' });
    expect(check('a.svg', 'image/webp', 1, IMAGES)).to.deep.equal({ reason: 'type' });
    expect(check('a.html', 'text/html', 1, ANY)).to.deep.equal({ kind: 'document' });
    expect(check('a.xml', 'application/xml', 1, ANY)).to.deep.equal({ kind: 'document' });
    const everything: UploadRules = { kinds: { image: { mime: ['*/*'], maxBytes: 10 } } };
    for (const [name, type] of [
      ['a.html', 'text/html'],
      ['a.xhtml', 'application/xhtml+xml'],
      ['a.xml', 'text/xml'],
      ['a', 'image/svg+xml; charset=utf-8'],
    ] as const) {
      expect(check(name, type, 1, everything), name).to.deep.equal({ reason: 'type' });
    }
  });

  it('never takes more bytes than the kind allows, nor none', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('a.jpg', 'a.svg', 'a.mp4', 'a.pdf', 'a'),
        fc.constantFrom('image/jpeg', 'image/svg+xml', 'video/mp4', 'application/pdf', ''),
        fc.nat(120 * MB),
        (name, type, size) => {
          const verdict = check(name, type, size);
          if (!('kind' in verdict)) return;
          const { mime, maxBytes } = WHATSAPP_UPLOADS.kinds[verdict.kind]!;
          expect(size).to.be.within(1, maxBytes);
          expect(mime).to.include(mimeOf({ name, type }));
        },
      ),
    );
  });
});

describe('acceptOf', () => {
  it('is what a file input asks for', () => {
    expect(
      acceptOf({
        kinds: {
          image: { mime: ['image/*'], maxBytes: 1 },
          document: { mime: ['a/b', 'c/d'], maxBytes: 1 },
        },
      }),
    ).to.equal('image/*,a/b,c/d');
    expect(acceptOf(undefined)).to.equal('');
  });
});

describe('kindOfMime', () => {
  const TABLE: Record<string, string> = {
    'image/webp': 'image',
    'video/mp4': 'video',
    'audio/ogg; codecs=opus': 'audio',
    'application/pdf': 'document',
    'image/svg+xml': 'document',
    'text/html': 'document',
    imagery: 'document',
    '': 'document',
  };
  for (const [mime, kind] of Object.entries(TABLE)) {
    it(`${mime || 'nothing'}: ${kind}`, () => expect(kindOfMime(mime)).to.equal(kind));
  }
});
