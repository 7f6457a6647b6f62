import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxStagedFiles } from '../../src/components/parts/staged-files/staged-files.js';
import { stagedFiles } from '../staged-files.js';

define(InboxStagedFiles);

type Args = Pick<InboxStagedFiles, 'files'>;

const meta: Meta<Args> = {
  title: 'Parts/Staged files',
  component: InboxStagedFiles.tag,
  args: { files: Object.values(stagedFiles) },
  render: ({ files }) => html`<inbox-staged-files .files=${files}></inbox-staged-files>`,
};
export default meta;

type Story = StoryObj<Args>;

/** A photo, a paper, a recording, the media of a quick reply, and a picture that is none. */
export const Default: Story = {};

export const One: Story = { args: { files: [stagedFiles.photo] } };

export const CaptionTooLong: Story = {
  args: { files: [{ ...stagedFiles.photo, caption: 'Muito a dizer. '.repeat(80) }] },
};
