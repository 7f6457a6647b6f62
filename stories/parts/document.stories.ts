import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxDocument } from '../../src/components/parts/document/document.js';
import type { Media } from '../../src/domain/message.js';
import { StoryFrame } from '../support/story-frame.js';
import { storyInbox } from '../support/story-inbox.js';

define(InboxDocument, StoryFrame);

const meta: Meta<{ media: Media }> = {
  title: 'Parts/Document',
  component: InboxDocument.tag,
  args: {
    media: { id: 'paper', mime: 'application/pdf', name: 'orcamento-58213.pdf', bytes: 48_213 },
  },
  render: ({ media }) =>
    html`<story-frame .handle=${storyInbox()}>
      <inbox-document .media=${media}></inbox-document>
    </story-frame>`,
};
export default meta;

type Story = StoryObj<{ media: Media }>;

export const Default: Story = {};

export const Pages: Story = {
  args: {
    media: {
      id: 'paper',
      mime: 'application/pdf',
      name: 'catalogo-2026.pdf',
      bytes: 2_400_000,
      pages: 48,
    },
  },
};

export const Sheet: Story = {
  args: { media: { id: 'paper', mime: '', name: 'precos.xlsx', bytes: 18_400 } },
};

/** Its provider is still bringing it. */
export const Arriving: Story = {
  args: { media: { mime: 'application/pdf', name: 'nota.pdf', bytes: 48_213 } },
};

/** What a name hides is shown: this one would read as a photo. */
export const HiddenInName: Story = {
  args: { media: { id: 'paper', mime: 'image/jpeg', name: 'foto_\u202Egpj.exe' } },
};

export const Lost: Story = {
  args: { media: { id: 'missing', mime: 'application/pdf', name: 'nota-fiscal.pdf' } },
};
