import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxReactions } from '../../src/components/parts/reactions/reactions.js';
import { kinds } from '../fixtures.js';

define(InboxReactions);

type Args = Pick<InboxReactions, 'reactions'>;

const meta: Meta<Args> = {
  title: 'Parts/Reactions',
  component: InboxReactions.tag,
  args: { reactions: kinds.reacted.reactions ?? [] },
  render: ({ reactions }) => html`<inbox-reactions .reactions=${reactions}></inbox-reactions>`,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};
