import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { until } from 'lit/directives/until.js';
import { define } from '../../src/components/define.js';
import { InboxLightbox } from '../../src/components/parts/lightbox/lightbox.js';
import { media } from '../fixtures.js';

define(InboxLightbox);

interface Args {
  kind: InboxLightbox['kind'];
  mediaId: string;
  alt: string;
  name: string;
}

const draw = async ({ kind, mediaId, alt, name }: Args) => {
  const url = URL.createObjectURL(await media[mediaId]!());
  return html`<inbox-lightbox kind=${kind} .url=${url} alt=${alt} name=${name}></inbox-lightbox>`;
};

const meta: Meta<Args> = {
  title: 'Parts/Lightbox',
  component: InboxLightbox.tag,
  args: { kind: 'image', mediaId: 'sofa', alt: 'Sofá cinza', name: 'sofa.jpg' },
  argTypes: { kind: { control: 'inline-radio', options: ['image', 'video', 'sticker'] } },
  render: (args) => html`${until(draw(args))}`,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};

export const Video: Story = {
  args: { kind: 'video', mediaId: 'film', alt: '', name: 'defeito.webm' },
};
