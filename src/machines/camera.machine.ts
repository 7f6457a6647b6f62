import { assign, fromPromise, setup, stateIn } from 'xstate';
import type { Camera, CameraChoice, CameraDevice, CaptureProblem } from '../domain/media-tools.js';
import { cameraActor, type CameraActorEvent, type CameraInput } from './camera.actor.js';

export interface CameraContext extends CameraInput {
  /** While it is on. */
  camera?: Camera | undefined;
  /** All that could be chosen when one was on last. */
  devices: readonly CameraDevice[];
  /** Why none is on. */
  problem?: CaptureProblem | undefined;
  photo?: Blob | undefined;
  /** The last try to take one failed. */
  missed: boolean;
}

export type CameraEvent =
  | CameraActorEvent
  /** Its picture is on the screen. */
  | { type: 'shown' }
  /** Another camera, or the same again. */
  | { type: 'choose'; choice: CameraChoice }
  | { type: 'retry' }
  /** The page is hidden, or seen again. */
  | { type: 'page.hidden' }
  | { type: 'page.seen' }
  | { type: 'take'; shown: HTMLVideoElement }
  /** A photo that was taken by other means. */
  | { type: 'photo.given'; photo: Blob }
  | { type: 'again' };

/** What is to be shown is mostly in front of the agent: on a phone, where its other camera looks. */
const ANY: CameraChoice = { facing: 'back' };

/**
 * A photo taken on the spot: the camera that shows its picture ∥ the photo. The camera is off while the page is
 * hidden; a photo that has been taken stays whatever becomes of the camera.
 */
export const cameraMachine = setup({
  types: {
    context: {} as CameraContext,
    input: {} as Pick<CameraInput, 'openCamera'>,
    events: {} as CameraEvent,
  },
  actors: {
    camera: cameraActor,
    take: fromPromise<Blob, { camera: Camera; shown: HTMLVideoElement }>(
      ({ input: { camera, shown } }) => camera.take(shown),
    ),
  },
  actions: {
    choose: assign((_, { choice }: { choice: CameraChoice }) => ({ choice })),
    /** The same again, unless it is what is missing. */
    chooseAgain: assign(({ context: { choice, problem } }) => ({
      choice: problem === 'missing' || problem === 'lost' ? ANY : choice,
    })),
    noteCamera: assign((_, { camera }: { camera: Camera }) => ({
      camera,
      devices: camera.devices,
    })),
    noteDevices: assign(({ context: { camera } }) => ({ devices: camera?.devices ?? [] })),
    forgetCamera: assign({ camera: undefined }),
    noteProblem: assign((_, { problem }: { problem: CaptureProblem }) => ({ problem })),
    forgetProblem: assign({ problem: undefined }),
    notePhoto: assign((_, { photo }: { photo: Blob }) => ({ photo, missed: false })),
    forgetPhoto: assign({ photo: undefined, missed: false }),
    noteMissed: assign({ missed: true }),
  },
  guards: { isShown: stateIn({ device: { on: 'showing' } }) },
  delays: { firstPicture: 10_000 },
}).createMachine({
  id: 'camera',
  context: ({ input }) => ({ ...input, choice: ANY, devices: [], missed: false }),
  type: 'parallel',
  states: {
    device: {
      initial: 'on',
      states: {
        on: {
          entry: 'forgetProblem',
          exit: 'forgetCamera',
          invoke: { src: 'camera', input: ({ context }) => context },
          initial: 'asking',
          on: {
            'devices.changed': { actions: 'noteDevices' },
            choose: {
              target: 'on',
              reenter: true,
              actions: { type: 'choose', params: ({ event }) => event },
            },
            ended: {
              target: 'ended',
              actions: { type: 'noteProblem', params: ({ event }) => event },
            },
            'page.hidden': 'away',
          },
          states: {
            asking: {
              on: {
                opened: {
                  target: 'starting',
                  actions: { type: 'noteCamera', params: ({ event }) => event },
                },
              },
            },
            starting: {
              on: { shown: 'showing' },
              after: {
                firstPicture: {
                  target: '#camera.device.ended',
                  actions: { type: 'noteProblem', params: { problem: 'failed' } },
                },
              },
            },
            showing: {},
          },
        },
        away: { on: { 'page.seen': 'on' } },
        ended: {
          on: {
            retry: { target: 'on', actions: 'chooseAgain' },
            again: { target: 'on', actions: 'chooseAgain' },
            choose: {
              target: 'on',
              actions: { type: 'choose', params: ({ event }) => event },
            },
          },
        },
      },
    },
    photo: {
      initial: 'none',
      states: {
        none: {
          on: {
            take: { guard: 'isShown', target: 'taking' },
            'photo.given': {
              target: 'taken',
              actions: { type: 'notePhoto', params: ({ event }) => event },
            },
          },
        },
        taking: {
          invoke: {
            src: 'take',
            input: ({ context, event }) => ({
              camera: context.camera!,
              shown: (event as Extract<CameraEvent, { type: 'take' }>).shown,
            }),
            onDone: {
              target: 'taken',
              actions: { type: 'notePhoto', params: ({ event }) => ({ photo: event.output }) },
            },
            onError: { target: 'none', actions: 'noteMissed' },
          },
        },
        taken: { on: { again: { target: 'none', actions: 'forgetPhoto' } } },
      },
    },
  },
});
