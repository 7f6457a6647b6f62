import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxBubble } from '../../src/components/parts/bubble/bubble.js';
import type { ErrorCode } from '../../src/domain/errors.js';
import type { Delivery, Message } from '../../src/domain/message.js';
import type { OutboxEntry } from '../../src/domain/outbox.js';
import { answer, entry, kinds, me, message } from '../fixtures.js';
import { StoryFrame } from '../support/story-frame.js';
import { storyInbox } from '../support/story-inbox.js';

define(InboxBubble, StoryFrame);

interface Args {
  messages: readonly Message[];
  /** What waits to leave, by message id. */
  entries: Readonly<Record<string, OutboxEntry>>;
  answerable: boolean;
}

const meta: Meta<Args> = {
  title: 'Parts/Bubble',
  component: InboxBubble.tag,
  args: { messages: [kinds.text], entries: {}, answerable: true },
  argTypes: { messages: { control: 'object' }, entries: { control: 'object' } },
  render: ({ messages, entries, answerable }): TemplateResult =>
    html`<story-frame .handle=${storyInbox()}>
      <div role="list">
        ${messages.map(
          (each) =>
            html`<inbox-bubble
              role="listitem"
              tabindex="0"
              first
              .message=${each}
              .entry=${entries[each.id]}
              .me=${me.id}
              ?answerable=${answerable}
            ></inbox-bubble>`,
        )}
      </div>
    </story-frame>`,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};

/** Every kind that a channel delivers, and one that this version does not know. */
export const Kinds: Story = { args: { messages: Object.values(kinds) } };

/** Marks, links, letters of both directions, large emoji, and texts that would break out. */
export const Texts: Story = {
  args: {
    messages: [
      kinds.text,
      message('1. primeiro\n2. segundo\n\n```\nPIX 123.456.789-00\n```\nObrigada!'),
      message('👍🏽👨‍👩‍👧‍👦🇧🇷'),
      message('😍😍😍😍'),
      message('مرحبا، أريد معرفة حالة طلبي رقم 58213 من فضلك، شكراً جزيلاً لكم على المساعدة'),
      message('O nome dela é ليلى حسن, e o pedido é o 58213.'),
      message(`https://aurora.example/${'um-endereco-sem-fim/'.repeat(12)}`),
      message('kkkk'.repeat(80)),
      message('<b>Olá</b> & <img src=x onerror=alert(1)>'),
      kinds.long,
    ],
  },
};

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

/** How far a message has come: a shape each, a colour where it matters, and a word in the tooltip. */
export const Deliveries: Story = {
  args: { messages: STATES.map((status) => answer('Já vejo para você.', { status })) },
};

const REASONS: ErrorCode[] = [
  'window_closed',
  'undeliverable',
  'invalid',
  'too_large',
  'offline',
  'forbidden',
];

/** Why a message was not sent, in words, and what to do. */
export const Failures: Story = {
  args: {
    messages: REASONS.map((code) =>
      answer('Já vejo para você.', { id: code, status: 'failed', error: { code } }),
    ),
    entries: Object.fromEntries(
      REASONS.map((code) => [code, entry({ id: code, state: 'failed', error: { code } })]),
    ),
  },
};

/** Echoes: waiting behind a failed one, on their way up, and one whose answer was lost. */
export const Waiting: Story = {
  args: {
    messages: [
      answer('Depois da que falhou.', { id: 'held', status: 'queued' }),
      answer(kinds.document.content, { id: 'uploading', status: 'sending' }),
      answer('Chegou?', { id: 'unconfirmed', status: 'unconfirmed' }),
    ],
    entries: {
      held: entry({ id: 'held', state: 'held' }),
      uploading: entry({ id: 'uploading', state: 'uploading', progress: { sent: 42, total: 100 } }),
      unconfirmed: entry({ id: 'unconfirmed', state: 'unconfirmed' }),
    },
  },
};

/** Said by others than me: the bot, a colleague, and a note that the customer does not see. */
export const Authors: Story = {
  args: {
    messages: [
      answer(
        { kind: 'text', text: 'Sobre o que você quer falar?', buttons: ['Comercial', 'Suporte'] },
        {
          author: { kind: 'bot', name: 'Aurora' },
        },
      ),
      answer('Bom dia! Sou o Bruno.', {
        author: { kind: 'agent', id: 'bruno', name: 'Bruno Lima' },
      }),
      answer('Cliente já pediu desconto duas vezes.', {
        author: { kind: 'agent', id: 'bruno', name: 'Bruno Lima' },
        internal: true,
      }),
    ],
  },
};
