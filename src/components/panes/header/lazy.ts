import { lazily } from '../../define.js';

/** What can be done with a conversation, loaded where it is drawn first. */
export const lazy = {
  copy: lazily(
    async () => (await import('../../parts/copy-button/copy-button.js')).InboxCopyButton,
  ),
  menu: lazily(async () => (await import('./header-menu.js')).InboxHeaderMenu),
};

/** Loaded when the agent asks for it. */
export const asked = {
  close: lazily(async () => (await import('../close/close.js')).InboxClose),
  name: lazily(async () => (await import('../contact-field/contact-field.js')).InboxContactField),
  transfer: lazily(async () => (await import('../transfer/transfer.js')).InboxTransfer),
};
