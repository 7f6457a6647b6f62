/** What goes into the menu where there is no room, the first first; the styles have the widths. */
export const YIELDING = ['send', 'details', 'find', 'transfer', 'protocol', 'number'] as const;
export type Action = (typeof YIELDING)[number];
