import type { ChildPart } from 'lit';
import { directive, type PartInfo } from 'lit/directive.js';
import { getCommittedValue, getDirectiveClass } from 'lit/directive-helpers.js';
// eslint-disable-next-line no-restricted-syntax -- what is mended here
import { repeat as leaky, type ItemTemplate, type RepeatDirective } from 'lit/directives/repeat.js';

const Leaky = getDirectiveClass(leaky([], String)) as new (info: PartInfo) => RepeatDirective;

class Repeat extends Leaky {
  override update<T>(
    container: ChildPart,
    values: [Iterable<T>, ItemTemplate<T>, ItemTemplate<T>],
  ) {
    const before = getCommittedValue(container);
    const drawn = super.update(container, values);
    if (!Array.isArray(before)) return drawn;
    const kept = new Set(getCommittedValue(container) as ChildPart[]);
    // Lit has put null in the place of those that it moved.
    for (const part of before as (ChildPart | null)[])
      if (part && !kept.has(part)) (part.endNode as Comment).remove();
    return drawn;
  }
}

/**
 * Lit's `repeat`, without the comment that Lit leaves in the document for each row that goes (lit/lit#5298, since 3.3.1):
 * in an agent's day these are many times more nodes than all that is drawn.
 */
export const repeat = directive(Repeat) as typeof leaky;
