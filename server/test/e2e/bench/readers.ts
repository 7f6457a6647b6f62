// The agents' browsers of the bench, in a process of their own: so many streams, and how old each message is when it
// comes out of its socket.
import { request, type IncomingMessage } from 'node:http';
import { monotonic } from './measure.js';

export interface OpenReaders {
  readers: { url: string; token: string }[];
}
export interface Reading {
  ages: number[];
}

/** What a publisher writes: `bench <when>`. */
const MESSAGE = /"text":"bench ([\d.]+)"/;

let ages: number[] = [];

process.on('message', (asked: OpenReaders | { take: true }) => {
  if ('take' in asked) {
    process.send!({ ages } satisfies Reading);
    ages = [];
  } else {
    void Promise.all(asked.readers.map(open)).then(() => process.send!('open'));
  }
});
console.log('ready');

/** Resolves with the first frame. */
async function open({ url, token }: OpenReaders['readers'][number]): Promise<void> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' };
    request(`${url}/v1/events`, { headers, agent: false }, resolve).on('error', reject).end();
  });
  if (response.statusCode !== 200) throw new Error(`The stream answers ${response.statusCode}`);
  response.setEncoding('utf8');
  let rest = '';
  await new Promise<void>((resolve) => {
    response.on('data', (chunk: string) => {
      const now = monotonic();
      const frames = (rest + chunk).split('\n\n');
      rest = frames.pop()!;
      for (const frame of frames) {
        const [, sent] = frame.includes('"type":"message"') ? (MESSAGE.exec(frame) ?? []) : [];
        if (sent !== undefined) ages.push(now - Number(sent));
      }
      resolve();
    });
  });
}
