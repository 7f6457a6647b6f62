import { lazily } from '../../define.js';

/** What can be done with a conversation, loaded where it is drawn first. */
export const lazy = {
  copy: lazily(
    () => import('../../parts/copy-button/copy-button.js'),
    (part) => part.InboxCopyButton,
  ),
  menu: lazily(
    () => import('./header-menu.js'),
    (part) => part.InboxHeaderMenu,
  ),
};

/** Loaded when the agent asks for it. */
export const asked = {
  close: lazily(
    () => import('../close/close.js'),
    (part) => part.InboxClose,
  ),
  name: lazily(
    () => import('../contact-field/contact-field.js'),
    (part) => part.InboxContactField,
  ),
  transfer: lazily(
    () => import('../transfer/transfer.js'),
    (part) => part.InboxTransfer,
  ),
};
