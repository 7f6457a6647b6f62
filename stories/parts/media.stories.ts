import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxMedia } from '../../src/components/parts/media/media.js';
import type { Media } from '../../src/domain/message.js';
import { AdapterError } from '../../src/domain/errors.js';
import { VIDEO } from '../../src/adapters/local/seed/video.js';
import { Screen } from '../../test/harness/screen.js';
import { StoryFrame } from '../support/story-frame.js';
import { storyInbox } from '../support/story-inbox.js';

define(InboxMedia, StoryFrame);

interface Args {
  kind: InboxMedia['kind'];
  media: Media;
  alt: string;
  /** Whether its address comes, never comes, or is refused. */
  arrives: 'at once' | 'never' | 'refused';
}

const meta: Meta<Args> = {
  title: 'Parts/Media',
  component: InboxMedia.tag,
  args: {
    kind: 'image',
    media: { id: 'sofa', mime: 'image/jpeg', width: 1200, height: 900 },
    alt: 'Sofá cinza',
    arrives: 'at once',
  },
  argTypes: {
    kind: { control: 'inline-radio', options: ['image', 'video', 'sticker'] },
    arrives: { control: 'inline-radio', options: ['at once', 'never', 'refused'] },
  },
  render: ({ kind, media, alt, arrives }) => {
    const rules =
      arrives === 'at once'
        ? {}
        : { media: arrives === 'never' ? ('hang' as const) : new AdapterError('not_found') };
    return html`<story-frame .handle=${storyInbox({ rules })}>
      <inbox-media kind=${kind} .media=${media} alt=${alt}></inbox-media>
    </story-frame>`;
  },
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};

/** Its length is read on top of the film. */
export const Video: Story = {
  args: { kind: 'video', media: { id: 'film', mime: 'video/webm', ...VIDEO }, alt: '' },
  play: async ({ canvasElement }) => {
    const screen = new Screen(canvasElement);
    await screen.until(() => screen.all('video').length > 0, 'No film');
  },
};

export const Sticker: Story = {
  args: { kind: 'sticker', media: { id: 'sticker', mime: 'image/webp' }, alt: '' },
};

/** Its place is there before it is. */
export const OnItsWay: Story = { args: { arrives: 'never' } };

export const Lost: Story = { args: { arrives: 'refused' } };

/** It is there, and is no picture. */
export const Unreadable: Story = { args: { media: { id: 'paper', mime: 'image/jpeg' } } };

/** Its provider is still bringing it. */
export const Arriving: Story = { args: { media: { mime: 'image/jpeg' } } };

/** What could be a page is never drawn. */
export const Unsafe: Story = {
  args: { media: { id: 'sofa', mime: 'image/svg+xml', name: 'logo.svg' } },
};

/** A strip is cut, and opens whole. */
export const Strip: Story = {
  args: { media: { id: 'sofa', mime: 'image/jpeg', width: 400, height: 4000 } },
};
