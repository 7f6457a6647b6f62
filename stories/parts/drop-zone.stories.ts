import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxDropZone } from '../../src/components/parts/drop-zone/drop-zone.js';
import { StoryFrame } from '../support/story-frame.js';
import { storyInbox } from '../support/story-inbox.js';

define(InboxDropZone, StoryFrame);

type Args = Pick<InboxDropZone, 'accepts'>;

const meta: Meta<Args> = {
  title: 'Parts/Drop zone',
  component: InboxDropZone.tag,
  args: { accepts: () => true },
  render: ({ accepts }) =>
    html`<story-frame height="320" .handle=${storyInbox()}
      ><inbox-drop-zone .over=${document.body} .accepts=${accepts}></inbox-drop-zone
    ></story-frame>`,
};
export default meta;

/** Files are dragged over it. */
export const Default: StoryObj<Args> = {
  play: () => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['x'], 'foto.jpg', { type: 'image/jpeg' }));
    document.body.dispatchEvent(new DragEvent('dragover', { dataTransfer, cancelable: true }));
  },
};
