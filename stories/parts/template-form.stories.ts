import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxTemplateForm } from '../../src/components/parts/template-form/template-form.js';
import type { Template } from '../../src/domain/template.js';
import { templates } from '../fixtures.js';

define(InboxTemplateForm);

interface Args {
  template: Template;
  prefill: Record<string, string>;
}

const byId = (id: string): Template => templates.find((template) => template.id === id)!;

const meta: Meta<Args> = {
  title: 'Parts/Template form',
  component: InboxTemplateForm.tag,
  args: { template: byId('retomar'), prefill: { 'body:1': 'Mariana' } },
  render: ({ template, prefill }) =>
    html`<inbox-template-form .template=${template} .prefill=${prefill}></inbox-template-form>`,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};

/** Slots with names, in the header, the text and the address of a button. */
export const NamedSlots: Story = { args: { template: byId('pedido'), prefill: {} } };

export const HeaderImage: Story = { args: { template: byId('colecao') } };

/** Three buttons of two kinds: WhatsApp's desktop apps will not show it. */
export const PhoneOnly: Story = { args: { template: byId('visita'), prefill: {} } };

/** Everything that can be wrong, after sending was tried. */
export const Problems: Story = {
  args: {
    template: byId('pedido'),
    prefill: {
      'header:1': '58.213 '.repeat(12),
      'body:delivery_date': 'sexta,    27',
      'button0:1': 'nº 58',
    },
  },
  play: ({ canvasElement }) => {
    canvasElement.querySelector('inbox-template-form')!.submit();
  },
};

/** No field can mend it: it is said at once, with what can be done. */
export const TooLongItself: Story = {
  args: {
    template: {
      ...byId('pedido'),
      header: {
        kind: 'text',
        text: 'Informações importantes sobre a entrega do seu pedido número {{1}}',
      },
      footer: 'Você recebe esta mensagem porque comprou na nossa loja nos últimos 30 dias',
    },
    prefill: { 'header:1': '58.213' },
  },
};
