import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxStagedFiles } from '../../src/components/parts/staged-files/staged-files.js';
import { stagedFiles } from '../staged-files.js';

define(InboxStagedFiles);

type Args = Pick<InboxStagedFiles, 'files' | 'waiting'>;

const meta: Meta<Args> = {
  title: 'Parts/Staged files',
  component: InboxStagedFiles.tag,
  args: {
    files: [
      stagedFiles.photo,
      stagedFiles.paper,
      stagedFiles.sound,
      stagedFiles.media,
      stagedFiles.broken,
    ],
    waiting: false,
  },
  render: ({ files, waiting }) =>
    html`<inbox-staged-files .files=${files} ?waiting=${waiting}></inbox-staged-files>`,
};
export default meta;

type Story = StoryObj<Args>;

/** A photo, a paper, a recording, the media of a quick reply, and a picture that is none. */
export const Default: Story = {};

export const One: Story = { args: { files: [stagedFiles.photo] } };

export const CaptionTooLong: Story = {
  args: { files: [{ ...stagedFiles.photo, caption: 'Muito a dizer. '.repeat(80) }] },
};

/** As it was chosen, with send pressed already. */
export const Preparing: Story = {
  args: { files: [stagedFiles.photo, stagedFiles.preparing], waiting: true },
};

/** Brought to what the channel takes. */
export const Converted: Story = {
  args: { files: [stagedFiles.converted, stagedFiles.reduced, stagedFiles.renamed] },
};

/** What may not arrive as meant: the agent decides. */
export const Warning: Story = {
  args: {
    files: [stagedFiles.mismatch, stagedFiles.unknown, stagedFiles.codec, stagedFiles.music],
  },
};
