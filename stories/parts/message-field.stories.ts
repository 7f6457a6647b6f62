import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxMessageField } from '../../src/components/parts/message-field/message-field.js';
import type { QuickReply } from '../../src/domain/lookups.js';
import { shownReplies } from '../fixtures.js';

define(InboxMessageField);

interface Args {
  value: string;
  enter: 'send' | 'break';
  replies?: readonly QuickReply[];
  note: string;
}

const meta: Meta<Args> = {
  title: 'Parts/Message field',
  component: InboxMessageField.tag,
  args: { value: '', enter: 'send', note: '' },
  argTypes: { enter: { control: 'inline-radio', options: ['send', 'break'] } },
  render: ({ value, enter, replies, note }) =>
    html`<inbox-message-field
      .value=${value}
      enter=${enter}
      .replies=${replies}
      note=${note}
    ></inbox-message-field>`,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};

/** Grows to eight lines, then scrolls. */
export const TwelveLines: Story = {
  args: { value: Array.from({ length: 12 }, (_, line) => `Linha ${line + 1}`).join('\n') },
};

export const NearTheLimit: Story = { args: { value: 'Um pouco mais. '.repeat(270) } };

export const OverTheLimit: Story = { args: { value: 'Um pouco mais. '.repeat(275) } };

/** What `/` found; the arrow keys mark, Enter picks. */
export const QuickReplies: Story = {
  args: { value: '/', replies: shownReplies },
  decorators: [(story) => html`<div .style=${'padding-top: 340px'}>${story()}</div>`],
};

export const NoneFound: Story = {
  ...QuickReplies,
  args: { value: '/xyz', replies: [], note: 'Nada encontrado para “xyz”' },
};
