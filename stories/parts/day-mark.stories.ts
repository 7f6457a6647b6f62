import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxDayMark } from '../../src/components/parts/day-mark/day-mark.js';
import { NOW } from '../fixtures.js';

define(InboxDayMark);

const DAY = 86_400_000;

const meta: Meta<{ daysAgo: number }> = {
  title: 'Parts/DayMark',
  component: InboxDayMark.tag,
  args: { daysAgo: 0 },
  argTypes: { daysAgo: { control: { type: 'number', min: 0 } } },
  render: ({ daysAgo }) =>
    html`<inbox-day-mark .at=${NOW - daysAgo * DAY} .now=${NOW}></inbox-day-mark>`,
};
export default meta;

export const Default: StoryObj<{ daysAgo: number }> = {};
