import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxRow } from '../../src/components/parts/row/row.js';
import type { Conversation } from '../../src/domain/conversation.js';
import { windowOf } from '../../src/domain/window.js';
import { contact, conversation, conversations, me, NOW } from '../fixtures.js';

define(InboxRow);

interface Args {
  rows: readonly Conversation[];
  current: boolean;
  density: InboxRow['density'];
}

const meta: Meta<Args> = {
  title: 'Parts/Row',
  component: InboxRow.tag,
  args: { rows: [conversations.mariana], current: false, density: 'comfortable' },
  argTypes: {
    density: { control: 'inline-radio', options: ['comfortable', 'compact'] },
    rows: { control: 'object' },
  },
  render: ({ rows, current, density }) =>
    html`<div role="listbox" aria-label="Conversas">
      ${rows.map(
        (row) =>
          html`<inbox-row
            tabindex="0"
            .conversation=${row}
            .window=${windowOf(row, NOW)}
            .now=${NOW}
            .me=${me.id}
            ?current=${current}
            density=${density}
          ></inbox-row>`,
      )}
    </div>`,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};

export const Situations: Story = {
  args: { rows: Object.values(conversations) },
};

/** Names that are long, missing, foreign or hardly names, and more unread messages than a badge holds. */
export const Names: Story = {
  args: {
    rows: [
      { name: 'Maria das Graças Conceição do Espírito Santo de Albuquerque e Vasconcelos' },
      { name: 'Loja' + 'muitolonga'.repeat(12) },
      { name: 'ليلى حسن', phone: '+971501234567' },
      { name: '🦄' },
      { name: 'Z' },
      { name: '007' },
      { name: '<b>Ana</b> & "Zé"' },
      { phone: '+14155550123' },
      { handle: 'bia.duarte' },
      {},
    ].map((who, at) => {
      const { name: _name, phone: _phone, ...nobody } = contact({ id: `named-${at}` });
      return conversation({
        id: `named-${at}`,
        contact: { ...nobody, ...who },
        unread: at % 2 ? 1240 : 0,
      });
    }),
  },
};

/** What the last message was: a kind without words, how far mine has got, marks that are not shown, and nothing. */
export const Previews: Story = {
  args: {
    rows: [
      { kind: 'image', text: '' },
      { kind: 'audio', text: '', direction: 'out', status: 'played' },
      { kind: 'document', text: 'Segue o *comprovante*' },
      { kind: 'unsupported', text: '' },
      { kind: 'text', text: 'Amanhã\nàs 9h\n_sem falta_' },
      { kind: 'text', text: 'Combinado.', direction: 'out', status: 'queued' },
      { kind: 'text', text: 'Combinado.', direction: 'out', status: 'failed' },
      { kind: 'text', text: 'مرحبا، هل الطلب جاهز؟' },
      { kind: 'text', text: 'O sofá que eu recebi não é o que está na nota: '.repeat(40) },
      undefined,
    ].map((preview, at) => {
      const { preview: _, ...row } = conversation({ id: `preview-${at}` });
      return preview
        ? {
            ...row,
            preview: { direction: 'in', at: NOW, ...preview } as Conversation['preview'] & {},
          }
        : row;
    }),
  },
};
