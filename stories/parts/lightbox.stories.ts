import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxLightbox, type LightboxItem } from '../../src/components/parts/lightbox/lightbox.js';
import { AdapterError } from '../../src/domain/errors.js';
import { VIDEO } from '../../src/adapters/local/seed/video.js';
import { pictures } from '../fixtures.js';
import { StoryFrame } from '../support/story-frame.js';
import { storyInbox } from '../support/story-inbox.js';

define(InboxLightbox, StoryFrame);

interface Args extends Pick<InboxLightbox, 'items' | 'shown' | 'older' | 'seeking'> {
  /** Whether its address comes, never comes, or is refused. */
  arrives: 'at once' | 'never' | 'refused';
}

const film: LightboxItem = {
  ...pictures[1]!,
  key: 'film',
  kind: 'video',
  media: { id: 'film', mime: 'video/webm', name: 'defeito.webm', ...VIDEO },
  caption: '',
};

const meta: Meta<Args> = {
  title: 'Parts/Lightbox',
  component: InboxLightbox.tag,
  args: {
    items: pictures,
    shown: pictures[1]!.key,
    older: false,
    seeking: false,
    arrives: 'at once',
  },
  argTypes: { arrives: { control: 'inline-radio', options: ['at once', 'never', 'refused'] } },
  render: ({ items, shown, older, seeking, arrives }) => {
    const rules =
      arrives === 'at once'
        ? {}
        : { media: arrives === 'never' ? ('hang' as const) : new AdapterError('not_found') };
    return html`<story-frame .handle=${storyInbox({ rules })}>
      <inbox-lightbox
        .items=${items}
        .shown=${shown}
        ?older=${older}
        ?seeking=${seeking}
      ></inbox-lightbox>
    </story-frame>`;
  },
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};

export const Zoomed: Story = {
  play: async ({ canvasElement }) => {
    const lightbox = canvasElement.querySelector('inbox-lightbox')!;
    await lightbox.updateComplete;
    const slide = lightbox.shadowRoot!.querySelector('inbox-slide[current]')!;
    const picture = (): HTMLImageElement | null => slide.shadowRoot!.querySelector('img');
    while (!picture()?.naturalWidth) await new Promise((resolve) => setTimeout(resolve, 20));
    const dialog = lightbox.shadowRoot!.querySelector('dialog')!;
    dialog.dispatchEvent(new KeyboardEvent('keydown', { key: '+' }));
    dialog.dispatchEvent(new KeyboardEvent('keydown', { key: '+' }));
  },
};

export const Video: Story = { args: { items: [film], shown: 'film' } };

/** It is the only one: nothing to leaf. */
export const Alone: Story = { args: { items: pictures.slice(0, 1), shown: pictures[0]!.key } };

/** Those before the first are being read. */
export const LookingForOlder: Story = {
  args: { shown: pictures[0]!.key, older: true, seeking: true },
};

export const OnItsWay: Story = { args: { arrives: 'never' } };

export const Lost: Story = { args: { arrives: 'refused' } };

/** It is there, and is no picture. */
export const Unreadable: Story = {
  args: {
    items: [{ ...pictures[0]!, media: { id: 'paper', mime: 'image/jpeg', name: 'foto.jpg' } }],
    shown: pictures[0]!.key,
  },
};

export const LongCaption: Story = {
  args: {
    items: [{ ...pictures[0]!, caption: 'O tecido rasgou deste lado.\n'.repeat(30) }],
    shown: pictures[0]!.key,
  },
};
