import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxAudio } from '../../src/components/parts/audio/audio.js';
import type { Media } from '../../src/domain/message.js';
import { kinds } from '../fixtures.js';
import { StoryFrame } from '../support/story-frame.js';
import { storyInbox } from '../support/story-inbox.js';

define(InboxAudio, StoryFrame);

const mediaOf = ({ content }: (typeof kinds)[keyof typeof kinds]): Media =>
  'media' in content && content.media ? content.media : { mime: '' };

const meta: Meta<{ media: Media }> = {
  title: 'Parts/Audio',
  component: InboxAudio.tag,
  args: { media: mediaOf(kinds.voice) },
  render: ({ media }) =>
    html`<story-frame .handle=${storyInbox()}>
      <inbox-audio .media=${media}></inbox-audio>
    </story-frame>`,
};
export default meta;

type Story = StoryObj<{ media: Media }>;

export const Default: Story = {};

/** A file has a name; its levels are not known. */
export const AFile: Story = { args: { media: mediaOf(kinds.audio) } };

export const Lost: Story = { args: { media: { id: 'missing', mime: 'audio/ogg', voice: true } } };
