import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import type { InboxResizeEvent } from '../../src/components/events.js';
import { InboxSeparator } from '../../src/components/parts/separator/separator.js';

define(InboxSeparator);

type Args = Pick<InboxSeparator, 'pane' | 'value' | 'min' | 'max'>;

const meta: Meta<Args> = {
  title: 'Parts/Separator',
  component: InboxSeparator.tag,
  args: { pane: 'list', value: 340, min: 260, max: 520 },
  argTypes: { pane: { control: 'inline-radio', options: ['list', 'details'] } },
  render: ({ pane, value, min, max }) => {
    const onResize = ({ target, width = value }: InboxResizeEvent): void => {
      const separator = target as InboxSeparator;
      separator.value = width;
      (separator.previousElementSibling as HTMLElement).style.setProperty('width', `${width}px`);
    };
    return html`<div .style=${'display: flex; height: 240px'}>
      <div .style=${`width: ${value}px`}></div>
      <inbox-separator
        pane=${pane}
        value=${value}
        min=${min}
        max=${max}
        @inbox-resize=${onResize}
      ></inbox-separator>
    </div>`;
  },
};
export default meta;

type Story = StoryObj<Args>;

export const Default: Story = {};
