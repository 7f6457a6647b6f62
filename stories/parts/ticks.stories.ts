import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxTicks } from '../../src/components/parts/ticks/ticks.js';
import type { Delivery } from '../../src/domain/message.js';

define(InboxTicks);

const STATES: Delivery[] = [
  'queued',
  'sending',
  'sent',
  'delivered',
  'read',
  'played',
  'unconfirmed',
  'failed',
];

const meta: Meta<{ status: Delivery }> = {
  title: 'Parts/Ticks',
  component: InboxTicks.tag,
  args: { status: 'read' },
  argTypes: { status: { control: 'select', options: STATES } },
  render: ({ status }) => html`<inbox-ticks status=${status}></inbox-ticks>`,
};
export default meta;

export const Default: StoryObj<{ status: Delivery }> = {};
