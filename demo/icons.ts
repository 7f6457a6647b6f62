import { createElement, type IconNode } from 'lucide';

/** An icon as a node, hidden from screen readers: the control has the name. */
export function icon(node: IconNode): SVGElement {
  return createElement(node, { class: 'icon', 'aria-hidden': 'true' });
}
