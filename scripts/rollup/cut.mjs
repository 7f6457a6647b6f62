/**
 * Takes out of a package what a bundle of ours has no use for and no bundler can see: members of a class, settings that
 * nobody sets, texts for whoever writes a machine or a template. It goes by the names in the package's own code, and
 * every rule must find something: after an update the build says which one does not.
 */
import { parseAst } from 'rollup/parseAst';

/**
 * @typedef {object} Cuts
 * @property {string} name Of the package.
 * @property {RegExp} files Its modules, by their path.
 * @property {string[]} [members] They go: of a class, of an object, or set on something. By the end of their path of
 *   names, as `Actor.select` or `createSystem.system.get`.
 * @property {string[]} [unset] Names that nothing of ours sets: what reads one reads `undefined`, what sets or calls one
 *   goes.
 * @property {Record<string, string>} [bodies] Functions, by the end of their path, and what they do instead.
 * @property {Record<string, string>} [known] Expressions, and what they always are.
 * @property {boolean} [errors] An error names the function that throws it and not what is wrong with the code; what was
 *   caught only to say more goes through as it is.
 */

/** A Rollup plugin. @param {Cuts} cuts */
export const cut = (cuts) => {
  const found = new Set();
  return {
    name: `cut ${cuts.name}`,
    transform: (code, id) =>
      cuts.files.test(id.replaceAll('\\', '/'))
        ? { code: withoutUnused(code, cuts, found), map: null }
        : null,
    buildEnd(error) {
      const missed = rulesOf(cuts).filter((rule) => !found.has(rule));
      if (!error && missed.length > 0) {
        this.error(
          `${cuts.name} has none of these to cut, or under another name: ${missed.join(', ')}`,
        );
      }
    },
  };
};

const rulesOf = ({ members = [], unset = [], bodies = {}, known = {} }) => [
  ...members,
  ...unset,
  ...Object.keys(bodies),
  ...Object.keys(known),
];

/**
 * A module with every cut made, line for line, so that source maps stay true.
 * @param {string} code
 * @param {Cuts} cuts
 * @param {Set<string>} found Takes the rules that had something to cut.
 */
export function withoutUnused(code, cuts, found = new Set()) {
  const { members = [], unset = [], bodies = {}, known = {}, errors = false } = cuts;
  const edits = [];
  const textOf = ({ start, end }) => code.slice(start, end);
  const replace = ({ start, end }, text, rule) => {
    edits.push({ start, end, text });
    if (rule) found.add(rule);
  };
  const remove = (node, rule) => {
    const comma = node.type === 'Property' && /^\s*,/.exec(code.slice(node.end));
    replace({ start: node.start, end: node.end + (comma ? comma[0].length : 0) }, '', rule);
  };
  /** The unset name in a chain like `this.logger.log()`. */
  const unsetIn = (node) =>
    node &&
    (isRead(node) && unset.includes(node.property.name)
      ? node.property.name
      : unsetIn(node.expression ?? node.callee ?? node.object ?? node.left));

  const visit = (node, parent, key, outside) => {
    if (/^(Import|Export)(Declaration|.*Specifier)$/.test(node.type)) return;
    const name = nameOf(node, textOf);
    const path = name === undefined ? outside : [...outside, name];
    const isPath = (rule) => name !== undefined && `.${path.join('.')}`.endsWith(`.${rule}`);

    const member = members.find(isPath) ?? (isMember(node) && unset.find((one) => one === name));
    if (member) return remove(node, member);

    const body = Object.keys(bodies).find(isPath);
    if (body) return replace((node.value ?? node.init ?? node).body, `{ ${bodies[body]} }`, body);

    const text = textOf(node).replace(/\s+/g, ' ');
    if (Object.hasOwn(known, text)) return replace(node, known[text], text);

    const call = isForItsEffect(node, parent) && unsetIn(node);
    if (call) return replace(node, node.type === 'ExpressionStatement' ? ';' : '0', call);

    const read = isRead(node) ? node.property.name : node.type === 'Identifier' && node.name;
    if (unset.includes(read) && !isDeclared(parent, key)) return replace(node, 'undefined', read);

    if (errors && node.type === 'ThrowStatement' && node.argument.callee?.name === 'Error') {
      return replace(node, `throw new Error('${path.slice(-2).join('.')}');`);
    }
    if (errors && isRethrow(node)) {
      replace({ start: node.start, end: node.block.start }, '');
      replace({ start: node.block.end, end: node.end }, '');
      return visit(node.block, node, 'block', path);
    }
    for (const [under, part] of partsOf(node)) visit(part, node, under, path);
  };
  visit(parseAst(code), undefined, '', []);
  return edited(code, edits);
}

/** What lies in a node, with the key that it lies under. */
const partsOf = (node) =>
  Object.entries(node).flatMap(([key, value]) =>
    [value].flat().flatMap((part) => (typeof part?.type === 'string' ? [[key, part]] : [])),
  );

const isMember = ({ type }) => type === 'MethodDefinition' || type === 'Property';
const isRead = ({ type, computed }) => type === 'MemberExpression' && !computed;

/** What a class, a function, a variable or a member is called; of `name.of = …` all that is left of the sign. */
const nameOf = ({ type, id, key, computed, expression }, textOf) => {
  if (isMember({ type })) return computed ? undefined : (key.name ?? key.value);
  if (expression?.type === 'AssignmentExpression') return textOf(expression.left);
  return id?.name;
};

/** Whether a name in this place is not read. */
const isDeclared = (parent, key) =>
  key === 'params' ||
  key === 'id' ||
  (key === 'property' && parent.type === 'MemberExpression') ||
  (key === 'key' && isMember(parent)) ||
  (key === 'left' && parent.type === 'AssignmentPattern');

const isForItsEffect = ({ type }, parent) =>
  type === 'ExpressionStatement' || parent?.type === 'SequenceExpression';

const isRethrow = ({ type, handler, finalizer }) =>
  type === 'TryStatement' && !finalizer && handler.body.body.at(-1)?.type === 'ThrowStatement';

function edited(code, edits) {
  let result = '';
  let at = 0;
  for (const { start, end, text } of edits.sort((a, b) => a.start - b.start)) {
    const lines = code.slice(start, end).split('\n').length - 1;
    result += code.slice(at, start) + text + '\n'.repeat(lines);
    at = end;
  }
  return result + code.slice(at);
}
