import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxDialog } from '../../src/components/parts/dialog/dialog.js';
import { StoryBox } from '../support/story-box.js';

define(InboxDialog, StoryBox);

interface Args {
  heading: string;
  open: boolean;
  busy: boolean;
  /** What the dialog says. */
  text: string;
}

const text = 'A conversa sai da sua lista. O cliente é avisado de que outra pessoa o atende.';

const meta: Meta<Args> = {
  title: 'Parts/Dialog',
  component: InboxDialog.tag,
  args: { heading: 'Transferir conversa', open: true, busy: false, text },
  parameters: { docs: { story: { inline: false, iframeHeight: 400 } } },
  render: ({ heading, open, busy, text: words }) => {
    const content = html`<inbox-dialog heading=${heading} ?open=${open} ?busy=${busy}>
      <p>${words}</p>
      <label class="field"><span>Nota para o colega</span><input class="input" data-first /></label>
      <button slot="footer" class="button" type="button">Cancelar</button>
      <button slot="footer" class="button primary" type="button">Transferir</button>
    </inbox-dialog>`;
    return html`<story-box .content=${content}></story-box>`;
  },
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};

/** The heading and the actions stay; what is between them scrolls. */
export const Long: Story = { args: { text: `${text} `.repeat(80) } };
