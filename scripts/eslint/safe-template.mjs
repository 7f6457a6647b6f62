// A template under a strict policy: no inline style, no markup from strings, no unchecked address.
import { attributesOf, eachNode, expressionsIn } from './template.mjs';

const markup = new Set(['innerhtml', 'outerhtml', 'srcdoc']);
const addresses = new Set([
  'action',
  'data',
  'formaction',
  'href',
  'ping',
  'poster',
  'src',
  'srcset',
  'xlink:href',
]);
const checkers = new Set(['safeUrl', 'objectUrl']);
const empty = new Set(['nothing', 'undefined']);

/** Whether every outcome of the expression went through a checker, or is nothing at all. */
function isSafe(expression) {
  switch (expression?.type) {
    case 'CallExpression': {
      const { callee } = expression;
      const name = callee.type === 'MemberExpression' ? callee.property.name : callee.name;
      if (name === 'ifDefined' || name === 'live') return isSafe(expression.arguments[0]);
      return checkers.has(name);
    }
    case 'ConditionalExpression':
      return isSafe(expression.consequent) && isSafe(expression.alternate);
    case 'LogicalExpression':
      return isSafe(expression.left) && isSafe(expression.right);
    case 'Identifier':
      return empty.has(expression.name);
    case 'Literal':
      return expression.value === null || expression.value === '';
    default:
      return false;
  }
}

export const safeTemplate = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      style: 'A strict policy blocks style attributes: use a class, or .style=${…}.',
      element: 'No <{{name}}> in a template: styles go to a .styles.ts file.',
      markup: 'Text nodes only: "{{name}}" builds markup from a string.',
      address: 'Bind "{{name}}" to safeUrl(…) or objectUrl(…), the whole of it.',
    },
  },
  create: (context) =>
    eachNode(context, (node, { template, report }) => {
      if (['style', 'script'].includes(node.nodeName)) {
        report(node.sourceCodeLocation.startOffset, 'element', { name: node.nodeName });
      }
      for (const { name, sigil, value, at } of attributesOf(node)) {
        if (sigil === '@') continue;
        if (name === 'style' && sigil === '') report(at, 'style');
        if (markup.has(name)) report(at, 'markup', { name });
        const bound = expressionsIn(value, template);
        if (!addresses.has(name) || bound.length === 0) continue;
        const whole = /^\uE000\d+\uE001$/.test(value.trim());
        if (!whole || !isSafe(bound[0])) report(at, 'address', { name });
      }
    }),
};
