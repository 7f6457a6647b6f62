import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxCard } from '../../src/components/parts/card/card.js';
import type { ContentOf } from '../../src/domain/message.js';
import { kinds } from '../fixtures.js';

define(InboxCard);

type Args = Pick<InboxCard, 'content'>;

const meta: Meta<Args> = {
  title: 'Parts/Card',
  component: InboxCard.tag,
  args: { content: kinds.location.content as ContentOf<'location'> },
  render: ({ content }) => html`<inbox-card .content=${content}></inbox-card>`,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};

export const People: Story = { args: { content: kinds.contacts.content as ContentOf<'contacts'> } };
