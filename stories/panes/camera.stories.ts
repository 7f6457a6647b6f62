import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxCamera } from '../../src/components/panes/camera/camera.js';
import type { CameraDevice } from '../../src/domain/media-tools.js';
import { deepElements } from '../../test/harness/deep.js';
import { FakeCameras } from '../../test/support/fake-cameras.js';
import { StoryFrame } from '../support/story-frame.js';
import { storyInbox, type StoryInbox } from '../support/story-inbox.js';

define(InboxCamera, StoryFrame);

interface Args extends StoryInbox {
  cameras: Partial<FakeCameras>;
}

/** A sofa before a wall. */
const paint: FakeCameras['paint'] = (context) => {
  const { width, height } = context.canvas;
  const fill = (colour: string, ...[x, y, w, h]: [number, number, number, number]): void => {
    context.fillStyle = colour;
    context.fillRect(x * width, y * height, w * width, h * height);
  };
  fill('#d9d2c5', 0, 0, 1, 0.72);
  fill('#8a6f55', 0, 0.72, 1, 0.28);
  fill('#5e6b73', 0.2, 0.4, 0.6, 0.24);
  fill('#6f7d86', 0.14, 0.54, 0.72, 0.2);
  fill('#3c2f25', 0.18, 0.74, 0.03, 0.08);
  fill('#3c2f25', 0.79, 0.74, 0.03, 0.08);
};

const phone: CameraDevice[] = [
  { id: 'front', label: 'camera2 1, facing front', facing: 'front' },
  { id: 'back', label: 'camera2 0, facing back', facing: 'back' },
];

/** The cameras of the story that is shown. */
let shown = new FakeCameras();

const meta: Meta<Args> = {
  title: 'Panes/Camera',
  component: InboxCamera.tag,
  args: { open: 'mariana', cameras: {} },
  parameters: { docs: { story: { inline: false, iframeHeight: 720 } } },
  render: ({ cameras, ...story }) => {
    shown = Object.assign(new FakeCameras(), { paint, ...cameras });
    return html`<story-frame height="700" .handle=${storyInbox({ ...story, media: shown.tools })}>
      <inbox-camera .conversationId=${'mariana'}></inbox-camera>
    </story-frame>`;
  },
};
export default meta;

type Story = StoryObj<Args>;

/** Waits until something of a kind can be pressed, however deep. */
const find = async (root: HTMLElement, selector: string): Promise<HTMLElement> => {
  for (;;) {
    const found = deepElements(root).find((each) => each.matches(selector));
    if (found instanceof HTMLElement && found.ariaDisabled !== 'true') return found;
    await new Promise(requestAnimationFrame);
  }
};

const SHUTTER = '.shutter';
const USE = '.button.primary[data-first]';

/** The camera is seen. */
export const Default: Story = {
  play: async ({ canvasElement }) => void (await find(canvasElement, SHUTTER)),
};

/** A phone's: what looks away from the agent comes first, and is not mirrored. */
export const FrontAndBack: Story = { ...Default, args: { cameras: { devices: phone } } };

export const Opening: Story = { args: { cameras: { problem: 'hang' } } };

export const Taken: Story = {
  play: async ({ canvasElement }) => {
    (await find(canvasElement, SHUTTER)).click();
    await find(canvasElement, USE);
  },
};

/** The camera gave no photo; it may at the next try. */
export const Missed: Story = {
  args: { cameras: { broken: true } },
  play: async ({ canvasElement }) => {
    (await find(canvasElement, SHUTTER)).click();
    await find(canvasElement, '.problem');
  },
};

export const Denied: Story = {
  args: { cameras: { problem: 'denied' } },
  play: async ({ canvasElement }) => void (await find(canvasElement, USE)),
};

export const Missing: Story = { ...Denied, args: { cameras: { problem: 'missing' } } };

export const Unsupported: Story = { ...Denied, args: { cameras: { problem: 'unsupported' } } };

export const Failed: Story = { ...Denied, args: { cameras: { problem: 'failed' } } };

/** The one that was chosen is held by another program; the other one can be chosen. */
export const Busy: Story = {
  args: { cameras: { devices: phone } },
  play: async ({ canvasElement }) => {
    await find(canvasElement, SHUTTER);
    shown.problem = 'busy';
    const choice = (await find(canvasElement, 'select')) as HTMLSelectElement;
    choice.value = 'front';
    choice.dispatchEvent(new Event('change'));
    await find(canvasElement, USE);
  },
};

/** It was unplugged, or the permission was taken back. */
export const Lost: Story = {
  play: async ({ canvasElement }) => {
    await find(canvasElement, SHUTTER);
    shown.last.lose();
    await find(canvasElement, USE);
  },
};
