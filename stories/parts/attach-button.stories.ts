import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { WHATSAPP_UPLOADS } from '../../src/domain/attachment.js';
import { InboxAttachButton } from '../../src/components/parts/attach-button/attach-button.js';

define(InboxAttachButton);

type Args = Pick<InboxAttachButton, 'rules'>;

const meta: Meta<Args> = {
  title: 'Parts/Attach button',
  component: InboxAttachButton.tag,
  args: { rules: WHATSAPP_UPLOADS },
  render: ({ rules }) => html`<inbox-attach-button .rules=${rules}></inbox-attach-button>`,
};
export default meta;

export const Default: StoryObj<Args> = {};
