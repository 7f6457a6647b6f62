import { CaptureError } from '../../src/domain/media-tools.js';
import { cameraMachine } from '../../src/machines/camera.machine.js';
import { FakeCameras } from '../support/fake-cameras.js';
import { START } from '../support/rows.js';
import { pending, silent, walk } from '../support/walk.js';
import { SimClock } from '../support/world.js';

const TAKING = '0.camera.photo.taking';
const shown = document.createElement('video');

describe('the camera machine', () => {
  it('reaches every state, and leaves it again', async () => {
    const { openCamera } = new FakeCameras();
    const camera = await openCamera({}, new AbortController().signal);
    const photo = new Blob(['x'], { type: 'image/jpeg' });
    walk(cameraMachine.provide({ actors: { camera: silent as never, take: pending as never } }), {
      input: { openCamera },
      clock: new SimClock(START),
      fields: ({ problem, missed }: { problem?: string; missed: boolean }) => [problem, missed],
      events: [
        { type: 'opened', camera },
        { type: 'shown' },
        { type: 'devices.changed' },
        { type: 'choose', choice: { deviceId: 'other' } },
        { type: 'ended', problem: 'denied' },
        { type: 'ended', problem: 'lost' },
        { type: 'retry' },
        { type: 'page.hidden' },
        { type: 'page.seen' },
        { type: 'take', shown },
        { type: 'photo.given', photo },
        { type: 'again' },
        { type: `xstate.done.actor.${TAKING}`, output: photo },
        { type: `xstate.error.actor.${TAKING}`, error: new CaptureError('failed') },
        { type: 'xstate.after.firstPicture.camera.device.on.starting' },
      ],
    });
  });
});
