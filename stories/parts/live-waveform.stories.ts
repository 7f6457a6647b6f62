import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { speech } from '../../src/adapters/local/seed/sound.js';
import { define } from '../../src/components/define.js';
import { InboxLiveWaveform } from '../../src/components/parts/live-waveform/live-waveform.js';

define(InboxLiveWaveform);

const { waveform: levels } = speech(7);

interface Args {
  levels: readonly number[];
  paused: boolean;
}

const meta: Meta<Args> = {
  title: 'Parts/Live waveform',
  component: InboxLiveWaveform.tag,
  args: { levels, paused: false },
  render: (args) =>
    html`<inbox-live-waveform .levels=${args.levels} ?paused=${args.paused}></inbox-live-waveform>`,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};

/** The oldest go out of sight. */
export const LongerThanItsPlace: Story = {
  args: { levels: Array.from({ length: 8 }, () => levels).flat() },
};
