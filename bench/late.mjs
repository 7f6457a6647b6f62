// Pictures that come late: a server of its own that lets every one wait a little.
import { createServer } from 'node:http';
import { crc32, deflateSync } from 'node:zlib';

const DELAY_MS = 250;

const chunk = (name, data) => {
  const body = Buffer.concat([Buffer.from(name), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
};

/** A green PNG of this size. */
function picture(width, height) {
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  const line = Buffer.alloc(1 + width * 3, 0x79);
  line[0] = 0;
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => line)));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Resolves to `{ url, close }`: a picture of 640 × 480 at any path below `url`. */
export function serveLate() {
  const png = picture(640, 480);
  const server = createServer((_, response) => {
    setTimeout(() => {
      response.writeHead(200, { 'content-type': 'image/png', 'cache-control': 'no-store' });
      response.end(png);
    }, DELAY_MS);
  });
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const url = `http://127.0.0.1:${server.address().port}`;
      done({
        url,
        close: () => {
          server.closeAllConnections();
          server.close();
        },
      });
    });
  });
}
