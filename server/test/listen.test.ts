import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, it } from 'node:test';
import { listen } from '../src/http/listen.js';

describe('a stop', () => {
  it('waits for answers that are on their way', async () => {
    const listening = await listen(0);
    let answer = (_: Response): void => {};
    const asked = new Promise<void>((resolve) => {
      listening.serve({
        fetch: () => {
          resolve();
          return new Promise<Response>((done) => (answer = done));
        },
      });
    });
    const answered = fetch(listening.url);
    await asked;
    const closed = listening.close();
    answer(new Response('late'));
    assert.equal(await (await answered).text(), 'late');
    await closed;
  });

  it('does not wait for a connection on which nothing was asked', async () => {
    const listening = await listen(0);
    const socket = connect(listening.port, '127.0.0.1');
    await once(socket, 'connect');
    assert.equal((await fetch(`${listening.url}/livez`)).status, 200); // so that the server has both
    const cut = once(socket, 'close');
    const grace = setTimeout(() => socket.destroy(new Error('held up')), 5000);
    await Promise.all([cut, listening.close()]);
    clearTimeout(grace);
  });
});
