import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { define } from '../../src/components/define.js';
import { InboxMenu } from '../../src/components/parts/menu/menu.js';
import { InboxPopover } from '../../src/components/parts/popover/popover.js';
import { StoryBox } from '../support/story-box.js';

define(InboxMenu, InboxPopover, StoryBox);

type Args = Pick<InboxPopover, 'open' | 'side' | 'align'>;

const items = [
  { id: 'copy', label: 'Copiar número', icon: 'copy' as const },
  { id: 'transfer', label: 'Transferir conversa', icon: 'transfer' as const },
];

const meta: Meta<Args> = {
  title: 'Parts/Popover',
  component: InboxPopover.tag,
  args: { open: true, side: 'below', align: 'start' },
  argTypes: {
    side: { control: 'inline-radio', options: ['above', 'below'] },
    align: { control: 'inline-radio', options: ['start', 'end'] },
  },
  parameters: { docs: { story: { inline: false, iframeHeight: 240 } } },
  render: ({ open, side, align }) => {
    const beside = (element?: Element) => {
      if (element) (element as InboxPopover).anchor = element.previousElementSibling!;
    };
    const content = html`<button class="button" type="button">Mais ações</button
      ><inbox-popover manual ?open=${open} side=${side} align=${align} ${ref(beside)}
        ><inbox-menu label="Mais ações" .items=${items}></inbox-menu
      ></inbox-popover>`;
    return html`<story-box .content=${content}></story-box>`;
  },
};
export default meta;

export const Default: StoryObj<Args> = {};
