import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxUploadProgress } from '../../src/components/parts/upload-progress/upload-progress.js';
import { entry } from '../fixtures.js';

define(InboxUploadProgress);

type Args = Pick<InboxUploadProgress, 'entry'>;

const meta: Meta<Args> = {
  title: 'Parts/Upload progress',
  component: InboxUploadProgress.tag,
  args: { entry: entry({ state: 'uploading', progress: { sent: 30, total: 120 } }) },
  render: ({ entry }) => html`<inbox-upload-progress .entry=${entry}></inbox-upload-progress>`,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};

/** The backend does not tell how much has left. */
export const UnknownShare: Story = { args: { entry: entry({ state: 'uploading' }) } };
