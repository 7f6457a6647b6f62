import { expect } from '@open-wc/testing';
import { createActor, type SnapshotFrom } from 'xstate';
import { cameraMachine } from '../../src/machines/camera.machine.js';
import { FakeCameras } from '../support/fake-cameras.js';
import { START } from '../support/rows.js';
import { SimClock, turn } from '../support/world.js';

const shown = document.createElement('video');

const begin = async (prepare: (cameras: FakeCameras) => void = () => undefined) => {
  const cameras = new FakeCameras();
  prepare(cameras);
  const clock = new SimClock(START);
  const actor = createActor(cameraMachine, {
    clock,
    input: { openCamera: cameras.openCamera },
  }).start();
  await turn();
  const value = (): SnapshotFrom<typeof cameraMachine>['value'] => actor.getSnapshot().value;
  return { actor, cameras, clock, value, context: () => actor.getSnapshot().context };
};

/** A photo has been taken. */
const taken = async (prepare?: (cameras: FakeCameras) => void) => {
  const all = await begin(prepare);
  all.actor.send({ type: 'shown' });
  all.actor.send({ type: 'take', shown });
  while (all.value().photo === 'taking') await turn();
  return all;
};

describe('the camera', () => {
  it('asks for what looks away from the agent, and takes no photo before its picture is seen', async () => {
    const { actor, cameras, value } = await begin();
    expect(cameras.asked).to.deep.equal([{ facing: 'back' }]);
    actor.send({ type: 'take', shown });
    expect(value()).to.deep.equal({ device: { on: 'starting' }, photo: 'none' });
    actor.send({ type: 'shown' });
    actor.send({ type: 'take', shown });
    expect(value()).to.deep.equal({ device: { on: 'showing' }, photo: 'taking' });
  });

  for (const problem of ['denied', 'missing', 'busy', 'unsupported', 'failed'] as const) {
    it(`that is ${problem} says so, and is asked for again`, async () => {
      const { actor, cameras, value, context } = await begin((all) => (all.problem = problem));
      expect(value().device).to.equal('ended');
      expect(context().problem).to.equal(problem);
      cameras.problem = undefined;
      actor.send({ type: 'retry' });
      expect(context().problem).to.equal(undefined);
      await turn();
      expect(value().device).to.deep.equal({ on: 'starting' });
    });
  }

  it('whose tools cannot be loaded has failed', async () => {
    const actor = createActor(cameraMachine, {
      input: { openCamera: () => Promise.reject(new TypeError('Failed to fetch')) },
    }).start();
    await turn();
    expect(actor.getSnapshot().context.problem).to.equal('failed');
  });

  it('that shows nothing in ten seconds has failed, and is off', async () => {
    const { cameras, clock, context } = await begin();
    await clock.pass(9_999);
    expect(context().problem).to.equal(undefined);
    await clock.pass(1);
    expect(context().problem).to.equal('failed');
    expect(cameras.on).to.equal(0);
  });

  it('gives way to another, and is off before that one is asked for', async () => {
    const { actor, cameras, context } = await begin((all) => {
      all.devices = [
        { id: 'a', label: 'A' },
        { id: 'b', label: 'B' },
      ];
    });
    let before: number | undefined;
    cameras.paint = () => (before = cameras.on);
    actor.send({ type: 'choose', choice: { deviceId: 'b' } });
    await turn();
    expect(before).to.equal(0);
    expect(context().camera!.deviceId).to.equal('b');
    expect(cameras.on).to.equal(1);
  });

  it('is asked for as it was chosen, unless it is what was lost', async () => {
    const { actor, cameras } = await begin();
    cameras.problem = 'busy';
    actor.send({ type: 'choose', choice: { deviceId: 'webcam' } });
    await turn();
    cameras.problem = undefined;
    actor.send({ type: 'retry' });
    await turn();
    expect(cameras.asked.at(-1)).to.deep.equal({ deviceId: 'webcam' });
    cameras.last.lose();
    await turn();
    actor.send({ type: 'retry' });
    await turn();
    expect(cameras.asked.at(-1)).to.deep.equal({ facing: 'back' });
  });

  it('is off while the page is hidden, and back with it', async () => {
    const { actor, cameras, value } = await begin();
    actor.send({ type: 'page.hidden' });
    expect(cameras.on).to.equal(0);
    actor.send({ type: 'page.seen' });
    await turn();
    expect(cameras.on).to.equal(1);
    expect(value().device).to.deep.equal({ on: 'starting' });
  });

  it('that comes after it was given up is off at once', async () => {
    const cameras = new FakeCameras();
    let open = (): void => undefined;
    const actor = createActor(cameraMachine, {
      input: {
        openCamera: (choice) =>
          new Promise((resolve) => {
            // A host's own tools may not look at the signal.
            const { signal } = new AbortController();
            open = () => resolve(cameras.openCamera(choice, signal));
          }),
      },
    }).start();
    actor.stop();
    open();
    await turn();
    expect(cameras.opened).to.have.length(1);
    expect(cameras.on).to.equal(0);
  });

  it('lists what is plugged in meanwhile', async () => {
    const { cameras, context } = await begin();
    cameras.change([...cameras.devices, { id: 'usb', label: 'USB' }]);
    expect(context().devices.map(({ id }) => id)).to.deep.equal(['webcam', 'usb']);
  });
});

describe('a photo', () => {
  it('is taken while the camera stays on, and given back for another', async () => {
    const { actor, cameras, context, value } = await taken();
    expect(context().photo!.type).to.equal('image/jpeg');
    expect(cameras.on).to.equal(1);
    actor.send({ type: 'again' });
    expect(context().photo).to.equal(undefined);
    expect(value()).to.deep.equal({ device: { on: 'showing' }, photo: 'none' });
  });

  it('stays when the camera is lost; another one asks for a camera again', async () => {
    const { actor, cameras, context, value } = await taken();
    cameras.last.lose();
    await turn();
    expect(value()).to.deep.equal({ device: 'ended', photo: 'taken' });
    expect(context().photo).to.be.instanceOf(Blob);
    actor.send({ type: 'again' });
    await turn();
    expect(value()).to.deep.equal({ device: { on: 'starting' }, photo: 'none' });
    expect(cameras.on).to.equal(1);
  });

  it('that cannot be taken can be tried again', async () => {
    const { actor, cameras, context, value } = await taken((all) => (all.broken = true));
    expect(value().photo).to.equal('none');
    expect(context().missed).to.equal(true);
    cameras.broken = false;
    actor.send({ type: 'take', shown });
    while (value().photo === 'taking') await turn();
    expect(context().missed).to.equal(false);
    expect(context().photo).to.be.instanceOf(Blob);
  });

  it('may come by other means, where there is no camera', async () => {
    const { actor, context, value } = await begin((all) => (all.problem = 'missing'));
    const photo = new File(['x'], 'image.jpg', { type: 'image/jpeg' });
    actor.send({ type: 'photo.given', photo });
    expect(value()).to.deep.equal({ device: 'ended', photo: 'taken' });
    expect(context().photo).to.equal(photo);
  });
});
