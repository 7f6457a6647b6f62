import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxQuote } from '../../src/components/parts/quote/quote.js';
import { kinds } from '../fixtures.js';

define(InboxQuote);

type Args = Pick<InboxQuote, 'quote' | 'replyTo'>;

const meta: Meta<Args> = {
  title: 'Parts/Quote',
  component: InboxQuote.tag,
  args: { quote: kinds.quoted.quote, replyTo: 'gone' },
  render: ({ quote, replyTo }) =>
    html`<inbox-quote .quote=${quote} .replyTo=${replyTo}></inbox-quote>`,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};

export const NotKnown: Story = { args: { quote: undefined } };
