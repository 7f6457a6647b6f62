// Lit's html`` and svg`` templates as parse5 trees, for the rules beside this file.
import { parseFragment } from 'parse5';

// Private-use characters stand where an expression stands: no letter, and legal in every position.
const hole = (index) => `\uE000${index}\uE001`;
const holes = /\uE000(\d+)\uE001/g;

/** The expressions that a piece of text or an attribute's value holds. */
export const expressionsIn = (text, template) =>
  [...text.matchAll(holes)].map(([, index]) => template.expressions[Number(index)]);

export const withoutHoles = (text) => text.replace(holes, '');

function* walk(node) {
  yield node;
  for (const child of node.childNodes ?? []) yield* walk(child);
  if (node.content) yield* walk(node.content); // <template>
}

/** A rule's visitor that calls `visit(node, { template, report })` for each node of each template. */
export const eachNode = (context, visit) => ({
  TaggedTemplateExpression({ tag, quasi }) {
    if (tag.type !== 'Identifier' || !['html', 'svg'].includes(tag.name)) return;
    let source = '';
    const starts = [];
    quasi.quasis.forEach(({ value, range }, index) => {
      starts.push({ at: source.length, in: range[0] + 1 });
      source += value.raw;
      if (index < quasi.expressions.length) source += hole(index);
    });
    const locate = (offset) => {
      const start = starts.findLast(({ at }) => at <= offset);
      return context.sourceCode.getLocFromIndex(start.in + offset - start.at);
    };
    const report = (offset, messageId, data) =>
      context.report({ loc: locate(offset), messageId, data });
    const tree = parseFragment(source, { sourceCodeLocationInfo: true });
    for (const node of walk(tree)) visit(node, { template: quasi, report });
  },
});

/** Each attribute of an element with the place where it begins; `name` without Lit's `.`, `?`, `@`. */
export const attributesOf = (node) =>
  (node.attrs ?? []).map(({ name, prefix, value }) => {
    const written = prefix ? `${prefix}:${name}` : name;
    const place = node.sourceCodeLocation?.attrs?.[written] ?? node.sourceCodeLocation;
    const sigil = /^[.?@]/.exec(name)?.[0] ?? '';
    return { name: name.slice(sigil.length), sigil, value, at: place.startOffset };
  });
