import { createElement, type IconNode } from 'lucide';
import { guard } from 'lit/directives/guard.js';

/**
 * An icon, hidden from screen readers: the control has the name. It stays the same node when its button is drawn again: a
 * press on a node that has gone by the time the mouse is let go is no click.
 */
export const icon = (node: IconNode) =>
  guard([node], () => createElement(node, { class: 'icon', 'aria-hidden': 'true' }));
