import { expect } from '@open-wc/testing';
import { playbackOf } from '../../src/context/playback.js';
import { liveInbox } from '../support/live-inbox.js';

describe('what is heard in an inbox', () => {
  it('keeps the last 200 sounds, and no others but those that are drawn', async () => {
    const { handle } = await liveInbox();
    const playback = playbackOf(handle);
    const first = playback.track('first');
    const drawn = playback.track('drawn');
    const stop = drawn.watch(() => undefined);
    const others = Array.from({ length: 199 }, (_, at) => playback.track(`sound ${at}`));
    expect(playback.track('drawn') === drawn, 'drawn').to.equal(true);
    expect(playback.track('sound 0') === others[0], 'among the last 200').to.equal(true);
    expect(playback.track('first') === first, 'longer ago').to.equal(false);
    stop();
    for (let at = 0; at < 200; at += 1) playback.track(`another ${at}`);
    expect(playback.track('drawn') === drawn, 'no longer drawn').to.equal(false);
    handle.dispose();
  });
});
