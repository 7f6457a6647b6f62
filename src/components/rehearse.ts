import type { LitElement } from 'lit';

/**
 * Draws elements that nobody sees, within one task, and lays them out where `root` is laid out. What a browser reads when it
 * first draws their like (sheets, templates, patterns, letters) it has read by the time they are needed. `root` adopts the
 * base styles.
 */
export const rehearse = async (root: Node, elements: readonly LitElement[]): Promise<void> => {
  const stage = document.createElement('div');
  stage.className = 'rehearsal';
  stage.append(...elements);
  root.appendChild(stage);
  await Promise.allSettled(elements.map((element) => element.updateComplete));
  stage.getBoundingClientRect();
  stage.remove();
};
