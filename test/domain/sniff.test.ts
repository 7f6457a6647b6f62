import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { officeMime, sniff } from '../../src/domain/sniff.js';
import { BEGINNINGS, bytes } from '../support/samples.js';

const OFFICE = 'application/vnd.openxmlformats-officedocument.';

describe('sniff', () => {
  for (const [mime, start] of Object.entries(BEGINNINGS)) {
    it(`knows ${mime}`, () => expect(sniff(bytes(start))).to.equal(mime));
  }

  const TABLE: Record<string, [start: string, mime: string | undefined]> = {
    'a GIF of 1987': ['GIF87a\x01\0', 'image/gif'],
    'an AVIF that is first of all a HEIF': ['\0\0\0\x1Cftypmif1\0\0\0\0avifmif1miaf', 'image/avif'],
    'a HEIF of another make': ['\0\0\0\x18ftypmif1\0\0\0\0mif1heic', 'image/heic'],
    'a film of an iPhone from before there were brands': ['\0\0\0\x08widemdat', 'video/quicktime'],
    'an MP4 of another brand': ['\0\0\0\x18ftypmp42\0\0\0\0', 'video/mp4'],
    'a PDF behind what a printer said': ['\x1B%-12345X@PJL\r\n%PDF-1.4', 'application/pdf'],
    'a PDF that begins too late': [`${' '.repeat(1025)}%PDF-1.4`, 'text/plain'],
    'an MP3 behind its tag': ['ID3\x03\0\0\0\0\0\x02ab\xFF\xFB\x90', 'audio/mpeg'],
    'an MP3 whose tag is longer than what was read': ['ID3\x03\0\0\0\0\x7F\x7F', 'audio/mpeg'],
    'AAC behind a tag': ['ID3\x03\0\0\0\0\0\0\xFF\xF1\x50', 'audio/aac'],
    'MPEG-2 sound': ['\xFF\xF3\x40', 'audio/mpeg'],
    'what only begins like a frame': ['\xFF\xFF\xFF\xFF', undefined],
    'an empty archive': ['PK\x05\x06\0\0', 'application/zip'],
    'a page in capitals behind blanks': ['\n \t<HTML><BODY>', 'text/html'],
    'a page behind a mark of order': ['\xEF\xBB\xBF<html>', 'text/html'],
    'a page behind a comment': ['<!-- x -->\n<script>', 'text/html'],
    'a page in UTF-16': ['\xFF\xFE<\0h\0t\0m\0l\0>\0', 'text/html'],
    'an XHTML page': ['<?xml version="1.0"?>\n<html xmlns="x">', 'text/html'],
    'an SVG behind all that may come first': [
      '<?xml version="1.0"?><!-- x --><!DOCTYPE svg PUBLIC "x" "y"><svg>',
      'image/svg+xml',
    ],
    'a script of PHP': ['<?php system(1);', 'text/x-script'],
    'a text that begins with a sign of a page': ['<abc> é o nome', 'text/plain'],
    'a text in UTF-16': ['\xFF\xFEo\0i\0', 'text/plain'],
    'a text in Latin-1': ['A\xE7\xE3o', 'text/plain'],
    'a text about MZ': ['MZ é a sigla', 'text/plain'],
    'a text about BM': ['BM é a sigla de um banco', 'text/plain'],
    'the file that tries out scanners': ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', 'text/plain'],
    'bytes of no kind': ['\0\x01\x02\x03', undefined],
    nothing: ['', undefined],
  };
  for (const [name, [start, mime]] of Object.entries(TABLE)) {
    it(`${name}: ${String(mime)}`, () => expect(sniff(bytes(start))).to.equal(mime));
  }

  it('throws at nothing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('', ...Object.values(BEGINNINGS)),
        fc.nat(40),
        fc.uint8Array({ maxLength: 64 }),
        (start, cut, rest) => {
          const all = new Uint8Array([...bytes(start).slice(0, cut), ...rest]);
          expect(sniff(all) ?? '').to.be.a('string');
        },
      ),
    );
  });
});

describe('officeMime', () => {
  const TABLE: Record<string, [names: string, mime: string]> = {
    Word: ['[Content_Types].xml_rels/.relsword/document.xml', `${OFFICE}wordprocessingml.document`],
    Excel: ['[Content_Types].xmlxl/workbook.xml', `${OFFICE}spreadsheetml.sheet`],
    PowerPoint: ['ppt/presentation.xml[Content_Types].xml', `${OFFICE}presentationml.presentation`],
    'something else of Office': ['[Content_Types].xmlvisio/document.xml', 'application/zip'],
    'an archive with a folder of that name': ['word/a.txt', 'application/zip'],
    'a program for Java': ['META-INF/MANIFEST.MF', 'application/java-archive'],
    nothing: ['', 'application/zip'],
  };
  for (const [name, [names, mime]] of Object.entries(TABLE)) {
    it(`${name}: ${mime}`, () => expect(officeMime(names)).to.equal(mime));
  }
});
