import { parseAst } from 'rollup/parseAst';

/**
 * What esbuild makes of decorators, shorter. `@property()` and `@state()` alone on a field become the call that Lit
 * documents for them, `createProperty`. For the others esbuild writes its helper into every module, and a bundle needs
 * it once; `__decorateParam` and the helpers of standard decorators are left alone.
 */
const HELPER =
  /^var __defProp = Object\.defineProperty;\n(?:var __getOwnPropDesc = .*\n)?var __decorateClass = [^]*?\n\};\n/m;
const SHARED = '\0decorate';
const IMPORT = `import { __decorateClass, __createProperty } from '${SHARED}';`;

export const decorators = () => ({
  name: 'decorators',
  resolveId: (id) => (id === SHARED ? SHARED : null),
  load: (id) =>
    id === SHARED
      ? `export const __createProperty = (type, name, options) => type.createProperty(name, options);
        export const __decorateClass = (decorators, target, key, kind) => {
          let result = kind > 1 ? undefined : kind ? Object.getOwnPropertyDescriptor(target, key) : target;
          for (let i = decorators.length; i--; ) {
            const decorator = decorators[i];
            result = (kind ? decorator(target, key, result) : decorator(result)) || result;
          }
          if (kind && result) Object.defineProperty(target, key, result);
          return result;
        };`
      : null,
  transform(code) {
    if (!HELPER.test(code)) return null;
    // As many lines as before, so that the source map stays true.
    const shared = code.replace(HELPER, (helper) => IMPORT + newlines(helper));
    return { code: withCreatedProperties(shared), map: null };
  },
});

const newlines = (text) => '\n'.repeat(text.split('\n').length - 1);

/** `__decorateClass([property(options)], Type.prototype, 'name', 2)` is `Type.createProperty('name', options)`. */
function withCreatedProperties(code) {
  const textOf = ({ start, end }) => code.slice(start, end);
  let result = '';
  let at = 0;
  for (const { expression, start, end } of parseAst(code).body) {
    if (expression?.callee?.name !== '__decorateClass') continue;
    const [{ elements }, prototype, name] = expression.arguments;
    const [decorator] = elements;
    const kind = decorator.callee?.name;
    if (elements.length > 1 || !/^(property|state)$/.test(kind)) continue;
    const [options] = decorator.arguments.map(textOf);
    const given = kind === 'state' ? '{ attribute: false }' : options;
    const call = [textOf(prototype.object), textOf(name), ...(given ? [given] : [])].join(', ');
    const lines = newlines(code.slice(start, end)).slice(newlines(call).length);
    result += `${code.slice(at, start)}__createProperty(${call});${lines}`;
    at = end;
  }
  return result + code.slice(at);
}
