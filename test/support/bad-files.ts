import { bytes, fileOf } from './samples.js';
import { cmykJpeg, gif, jpeg, png, withExif } from './pictures.js';

const OFFICE = 'application/vnd.openxmlformats-officedocument.';
export const WORD = `${OFFICE}wordprocessingml.document`;

/** A tiny AVIF, and a tiny WebP of three frames: no browser writes them. */
const AVIF =
  'AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUEAAAD5bWV0YQAAAAAAAAAvaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAAAFBpY3R1cmVIYW5kbGVyAAAAAA5waXRtAAAAAAABAAAAHmlsb2MAAAAARAAAAQABAAAAAQAAASEAAAEIAAAAKGlpbmYAAAAAAAEAAAAaaW5mZQIAAAAAAQAAYXYwMUNvbG9yAAAAAGppcHJwAAAAS2lwY28AAAAUaXNwZQAAAAAAAAAQAAAAEAAAABBwaXhpAAAAAAMICAgAAAAMYXYxQ4EgAAAAAAATY29scm5jbHgAAgACAACAAAAAF2lwbWEAAAAAAAAAAQABBAECgwQAAAEQbWRhdAoIOAz/20BDQAgy+wEYAAAQwgUP7lQA40QkiFi5WmIIQe23knBivKvZjfcMyo6TLKS8/nPeWa2T8jvxSEBGYJOjS1ZeBCn/bbWOsjtNNHh6203l//6qZlDEf8I4qdEjVnndQ1JWSlGUwA+mAjFgqs85rGx3qA1qXqqwiI/Bp6YZDVYlsgXH74TM4NBEnTLtw+gPbQ75FpfnlAM9oVPX/Ttb/qaThalguH6q/lrZnjZwUQlVC6MCNh3llFW5oSMKgrkivv5+kMvDsTAJPLIxYwzEC0CF+LISVtOqmRaz4WUh8qA6RRqscr75b0nTVehQUBw7xXI/12czsYDhWn1U/qc5LKuj6EzpHA==';
const WEBP =
  'UklGRjgCAABXRUJQVlA4WAoAAAACAAAADwAADwAAQU5JTQYAAAD/////AABBTk1GGgEAAAAAAAAAAA8AAA8AAMgAAAJWUDggAgEAAPAFAJ0BKhAAEAACADQlsAJ0cgD7ZrlJ/WbfVeAA6Rj9Vf9V6sdyArgFRtzRN8A/UAtnmTLeu8AAAP75Z+J4tyh/ll5vUubBNnKC3h+TRC8d3OlT9HMHMPe5jME4HNecbGvfJM5YIvH0vi3w65/+/8zqoTj5u59BXUnz/r/sZsxMN/QdU1rRF44o7qxT3PYA3GtOrPnEz4BnqchxCSnm/MQKixA8ZLv/x2fvTl1a63WYn/zIbfoZbNePaJGb+MTmR/WvInXyz/eXB0v4xHB2Py96doyn10X8/7qdcV/mm29B7zPZwnf15Qf1yqDb/9GtcS76Um2jFuKZ/6PTRW6q4roAAEFOTUZyAAAAAAAABgAADwAAAgAAyAAAAFZQOCBaAAAAVAMAnQEqEAADAAAANCWwAnS6AUQD+AfkBvf+cAf4ACyU2TAA/uvHIs3J2sT+hOx+uCnsYzf/VCPSf+XJ5Qf6oR6T7/xiz+aV/z/QUJxGtalf8/z+ifSQAAAAQU5NRnAAAAAAAAAGAAAPAAACAADIAAAAVlA4IFgAAAAUBACdASoQAAMAAAA0JbACdLoB+AFKA/gH5AfwDf/84A/wH8AAt1NSwAD+8o3QdE+df4JiL0gIwGb/6NxfI4Mi/p43UP76wb+D/5VDFvzMuu86wWwbYiAA';

const decode = (base64: string): Uint8Array<ArrayBuffer> => bytes(atob(base64));
const file = (name: string, type: string, ...parts: BlobPart[]): File =>
  new File(parts, name, { type });
const box = (type: string, content: string): string => {
  const size = content.length + 8;
  return (
    String.fromCharCode(size >>> 24, (size >> 16) & 255, (size >> 8) & 255, size & 255) +
    type +
    content
  );
};
const film = (codec: string): string =>
  box('ftyp', 'isom\0\0\x02\0isommp41') +
  box('mdat', '\0'.repeat(5000)) +
  box('moov', box('trak', box('stsd', `\0\0\0\0\0\0\0\x01\0\0\0\x10${codec}`)));

/** A photo of an iPhone, without its pixels. */
const HEIC =
  box('ftyp', 'heic\0\0\0\0mif1heic') +
  box(
    'meta',
    `\0\0\0\0${box('iprp', box('ipco', box('ispe', '\0\0\0\0\0\0\x0F\xC0\0\0\x0B\xD0')))}`,
  );

/** An archive whose directory says what it likes. */
const archive = (names: readonly string[], unpacked = 0): Uint8Array<ArrayBuffer> => {
  const word = (value: number): string => String.fromCharCode(value & 255, (value >> 8) & 255);
  const long = (value: number): string => word(value) + word(value >>> 16);
  const sizes = long(0) + long(0) + long(unpacked);
  const local = names.map(
    (name) => `PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0${sizes}${word(name.length)}\0\0${name}`,
  );
  const directory = names
    .map(
      (name) =>
        `PK\x01\x02\x14\0\x14\0\0\0\x08\0\0\0\0\0${sizes}${word(name.length)}${'\0'.repeat(16)}${name}`,
    )
    .join('');
  const place = local.join('').length;
  const count = word(names.length);
  const end = `PK\x05\x06\0\0\0\0${count}${count}${long(directory.length)}${long(place)}\0\0`;
  return bytes(local.join('') + directory + end);
};
const DOCX = ['[Content_Types].xml', '_rels/.rels', 'word/document.xml'];

const orientations = Object.fromEntries(
  [1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => [
    `orientation-${orientation}`,
    async () => file('foto.jpg', 'image/jpeg', await withExif(await jpeg(40, 20), { orientation })),
  ]),
);

/** Files that a customer service is sent, by name of what is wrong with them; each is made anew, in memory. */
export const badFiles: Record<string, () => File | Promise<File>> = {
  'zero-bytes': () => file('vazio.png', 'image/png'),
  'one-byte': () => file('um.png', 'image/png', bytes('\x89')),
  'document-at-limit': () => fileOf('cem.pdf', 'application/pdf', 100_000_000),
  'document-over-limit': () => fileOf('cem.pdf', 'application/pdf', 100_000_001),
  'video-under-limit': () => fileOf('dezesseis.mp4', 'video/mp4', 15_999_999),
  'video-over-limit': () => fileOf('dezesseis.mp4', 'video/mp4', 16_000_001),
  'truncated-png': async () => {
    const whole = await png({ width: 64, height: 64 });
    return file('cortada.png', 'image/png', whole.slice(0, whole.length / 2));
  },
  'png-of-a-header': async () =>
    file('cabecalho.png', 'image/png', (await png({ width: 64, height: 64 })).slice(0, 33)),
  'truncated-jpeg': async () => {
    const whole = await jpeg(400, 400);
    return file('cortada.jpg', 'image/jpeg', whole.slice(0, whole.length / 2));
  },
  'jpeg-of-a-header': () => fileOf('cabecalho.jpg', 'image/jpeg'),
  'pixel-flood': async () =>
    file('enchente.png', 'image/png', await png({ width: 30_000, height: 30_000, rows: 1 })),
  'gif-bomb': () => file('bomba.gif', 'image/gif', gif(60_000, 60_000, 500)),
  'gif-animated': () => file('anima.gif', 'image/gif', gif(8, 8, 3)),
  'webp-bomb': () =>
    file(
      'bomba.webp',
      'image/webp',
      bytes('RIFF\x16\0\0\0WEBPVP8X\x0A\0\0\0\x02\0\0\0\xFE\x3F\0\xFE\x3F\0'),
    ),
  'webp-animated': () => file('anima.webp', 'image/webp', decode(WEBP)),
  avif: () => file('foto.avif', 'image/avif', decode(AVIF)),
  heic: () => file('IMG_0001.HEIC', 'image/heic', bytes(HEIC)),
  'heic-named-jpeg': () => file('IMG_0001.jpg', 'image/jpeg', bytes(HEIC)),
  'png-16-bit': async () =>
    file('dezesseis.png', 'image/png', await png({ width: 8, height: 8, depth: 16 })),
  'jpeg-cmyk': () => file('grafica.jpg', 'image/jpeg', cmykJpeg()),
  'jpeg-with-place': async () =>
    file('praia.jpg', 'image/jpeg', await withExif(await jpeg(40, 20), { gps: true })),
  ...orientations,
  'png-named-jpeg': async () => file('foto.jpg', 'image/jpeg', await png({ width: 8, height: 8 })),
  gifar: () => file('gifar.gif', 'image/gif', gif(8, 8, 1), archive(['META-INF/MANIFEST.MF'])),
  'svg-with-script': () => fileOf('desenho.svg', 'image/svg+xml'),
  'svg-named-png': () => file('desenho.png', 'image/png', fileOf('', 'image/svg+xml')),
  'svg-foreign-object': () =>
    file(
      'desenho.svg',
      'image/svg+xml',
      '<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><iframe/></foreignObject><image href="//x"/></svg>',
    ),
  'html-named-jpeg': () => file('foto.jpg', 'image/jpeg', fileOf('', 'text/html')),
  'html-named-xls': () => file('planilha.xls', 'application/vnd.ms-excel', '<table><tr><td>1'),
  'program-named-pdf': () =>
    file('boleto.pdf', 'application/pdf', fileOf('', 'application/x-msdownload')),
  'pdf-with-two-extensions': () =>
    file('boleto.pdf.exe', 'application/pdf', fileOf('', 'application/pdf')),
  'program-with-two-extensions': () =>
    file('boleto.pdf.exe', 'application/pdf', fileOf('', 'application/x-msdownload')),
  'turned-name': () => file('foto_\u202Egpj.exe', '', fileOf('', 'application/x-msdownload')),
  'pdf-with-script': () =>
    file(
      'contrato.pdf',
      'application/pdf',
      '%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj',
    ),
  'pdf-named-jpeg': () => file('foto.jpg', 'image/jpeg', fileOf('', 'application/pdf')),
  'junk-named-pdf': () => file('nota.pdf', 'application/pdf', bytes('\0\x01\x02\x03'.repeat(20))),
  zip: () => file('fotos.zip', 'application/zip', archive(['a.txt'])),
  'zip-bomb': () => file('42.zip', 'application/zip', archive(['0'], 0xffffffff)),
  'docx-bomb': () => file('tese.docx', WORD, archive(DOCX, 0xffffffff)),
  'docx-cut': () => file('tese.docx', WORD, archive(DOCX).slice(0, 60)),
  'docx-named-doc': () => file('carta.doc', 'application/msword', archive(DOCX)),
  eicar: () =>
    file(
      'eicar.com',
      'application/x-msdos-program',
      'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*',
    ),
  'video-h264': () => file('filme.mp4', 'video/mp4', bytes(film('avc1'))),
  'video-hevc': () => file('filme.mp4', 'video/mp4', bytes(film('hvc1'))),
  'video-endless-box': () =>
    file('filme.mp4', 'video/mp4', bytes(`${box('ftyp', 'isom')}\0\0\0\0mdat`)),
  'video-mov': () => fileOf('IMG_0002.MOV', 'video/quicktime'),
  'mov-named-mp4': () => file('IMG_0002.mp4', 'video/mp4', fileOf('', 'video/quicktime')),
  'video-webm': () => fileOf('tela.webm', 'video/webm'),
  'ogg-vorbis': () => file('musica.ogg', 'audio/ogg', fileOf('', 'audio/ogg; codecs=vorbis')),
  'ogg-opus': () => file('voz.ogg', 'audio/ogg', fileOf('', 'audio/ogg; codecs=opus')),
  amr: () => file('voz.amr', 'audio/amr', bytes('#!AMR\n\x3C\x91\x04\x7C')),
  'amr-wide': () => file('voz.amr', 'audio/amr', fileOf('', 'audio/amr-wb')),
  'aac-named-mp3': () => file('voz.mp3', 'audio/mpeg', fileOf('', 'audio/aac')),
  'no-name': async () => file('', '', await png({ width: 8, height: 8 })),
  'gone-from-disk': () => {
    const gone = fileOf('sumiu.pdf', 'application/pdf');
    gone.slice = () =>
      ({ arrayBuffer: () => Promise.reject(new DOMException('x', 'NotFoundError')) }) as never;
    return gone;
  },
};
