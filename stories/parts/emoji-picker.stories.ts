import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { define } from '../../src/components/define.js';
import { InboxEmojiPicker } from '../../src/components/parts/emoji-picker/emoji-picker.js';

define(InboxEmojiPicker);

const meta: Meta = {
  title: 'Parts/Emoji picker',
  component: InboxEmojiPicker.tag,
  render: () => html`<inbox-emoji-picker></inbox-emoji-picker>`,
};
export default meta;

export const Default: StoryObj = {};
