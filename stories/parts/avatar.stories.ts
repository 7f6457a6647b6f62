import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxAvatar } from '../../src/components/parts/avatar/avatar.js';
import { CHANNEL_ICONS } from '../../src/components/parts/avatar/channel-icon.js';
import type { ChannelKind } from '../../src/domain/channel.js';

define(InboxAvatar);

const kinds = Object.keys(CHANNEL_ICONS) as ChannelKind[];

type Args = Pick<InboxAvatar, 'name' | 'seed' | 'channel'>;

const meta: Meta<Args> = {
  title: 'Parts/Avatar',
  component: InboxAvatar.tag,
  args: { name: 'Mariana Costa', seed: 'mariana', channel: 'whatsapp' },
  argTypes: { channel: { control: 'select', options: kinds } },
  render: ({ name, seed, channel }) =>
    html`<inbox-avatar name=${name} seed=${seed} .channel=${channel}></inbox-avatar>`,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};

/** Every channel, and the colours that ids in a row come out in. */
export const Channels: Story = {
  render: () =>
    html`<div>
      ${kinds.map(
        (channel, at) =>
          html`<inbox-avatar
            name=${channel}
            seed=${`contact-${at}`}
            .channel=${channel}
          ></inbox-avatar> `,
      )}
    </div>`,
};
