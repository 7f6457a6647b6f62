import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxTemplatePreview } from '../../src/components/parts/template-preview/template-preview.js';
import { picture } from '../staged-files.js';

define(InboxTemplatePreview);

type Args = Pick<InboxTemplatePreview, 'preview' | 'media' | 'file'>;

const meta: Meta<Args> = {
  title: 'Parts/Template preview',
  component: InboxTemplatePreview.tag,
  args: {
    preview: {
      name: 'colecao_nova',
      text: 'Mariana, a coleção nova chegou! Até domingo, *10% de desconto* em todas as peças.',
      footer: 'Responda SAIR para não receber mais',
      buttons: ['Quero ver', 'Agora não'],
    },
    media: undefined,
    file: undefined,
  },
  render: ({ preview, media, file }) =>
    html`<inbox-template-preview
      .preview=${preview}
      .media=${media}
      .file=${file}
    ></inbox-template-preview>`,
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};

/** What is not filled in stays visible. */
export const Unfilled: Story = {
  args: {
    preview: {
      name: 'pedido',
      header: 'Pedido {{1}} a caminho',
      text: 'Oi, {{first_name}}! Chega em *{{delivery_date}}*.',
    },
  },
};

/** WhatsApp shows two and a way to the rest. */
export const FourButtons: Story = {
  args: {
    preview: {
      name: 'visita',
      text: 'Sua visita está marcada.',
      buttons: ['Confirmar', 'Remarcar', 'Cancelar', 'Ligar para a loja'],
    },
  },
};

export const Image: Story = {
  args: { media: 'image', file: new File([picture()], 'colecao.png', { type: 'image/png' }) },
};

export const DocumentToChoose: Story = { args: { media: 'document' } };
