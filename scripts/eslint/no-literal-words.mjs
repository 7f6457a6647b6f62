// Words for people come from src/locales: a template holds none.
import { attributesOf, eachNode, expressionsIn, withoutHoles } from './template.mjs';

const letter = /\p{L}/u;
const spoken = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'ariadescription',
  'arialabel',
  'label',
  'placeholder',
  'title',
]);

/** Whether an expression can come out as a word that stands in it. */
function saysWord(expression) {
  switch (expression?.type) {
    case 'Literal':
      return typeof expression.value === 'string' && letter.test(expression.value);
    case 'TemplateLiteral':
      return expression.quasis.some(({ value }) => letter.test(value.cooked));
    case 'ConditionalExpression':
      return saysWord(expression.consequent) || saysWord(expression.alternate);
    case 'LogicalExpression':
      return saysWord(expression.left) || saysWord(expression.right);
    case 'BinaryExpression':
      return (
        expression.operator === '+' && (saysWord(expression.left) || saysWord(expression.right))
      );
    default:
      return false;
  }
}

export const noLiteralWords = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      text: 'Words for people come from src/locales.',
      attribute: 'Words for people come from src/locales, those in "{{name}}" too.',
    },
  },
  create: (context) =>
    eachNode(context, (node, { template, report }) => {
      const says = (text) =>
        letter.test(withoutHoles(text)) || expressionsIn(text, template).some(saysWord);
      if (node.nodeName === '#text') {
        const inCode = ['style', 'script'].includes(node.parentNode?.nodeName);
        if (!inCode && says(node.value)) report(node.sourceCodeLocation.startOffset, 'text');
        return;
      }
      for (const { name, sigil, value, at } of attributesOf(node)) {
        if (sigil === '@' || sigil === '?') continue;
        if (spoken.has(name) && says(value)) report(at, 'attribute', { name });
      }
    }),
};
