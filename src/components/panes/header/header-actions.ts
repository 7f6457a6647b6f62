import type { LocaleController } from '../../../context/locale.controller.js';
import type { MenuItem } from '../../parts/menu/menu.js';

/** What goes into the menu where there is no room, the first first; the styles have the widths. */
export const YIELDING = ['send', 'details', 'transfer', 'protocol', 'number'] as const;
export type Action = (typeof YIELDING)[number];

/** Actions as items of a menu, in reading order. */
export const menuItems = (actions: readonly Action[], t: LocaleController): MenuItem[] => {
  const words: Record<Action, Omit<MenuItem, 'id'>> = {
    number: { icon: 'copy', label: t.term('copyNumber') },
    protocol: { icon: 'copy', label: t.term('copyProtocol') },
    send: { icon: 'share', label: t.term('sendProtocol') },
    transfer: { icon: 'transfer', label: t.term('transfer') },
    details: { icon: 'details', label: t.term('details') },
  };
  return (Object.keys(words) as Action[])
    .filter((id) => actions.includes(id))
    .map((id) => ({ id, ...words[id] }));
};
