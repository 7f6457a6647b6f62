/**
 * esbuild writes its helper for decorators into every module; a bundle needs it once. `__decorateParam` and the helpers
 * of standard decorators are left alone.
 */
const HELPER =
  /^var __defProp = Object\.defineProperty;\n(?:var __getOwnPropDesc = .*\n)?var __decorateClass = [^]*?\n\};\n/m;
const SHARED = '\0decorate';
const IMPORT = `import { __decorateClass } from '${SHARED}';`;

export const decorators = () => ({
  name: 'decorators',
  resolveId: (id) => (id === SHARED ? SHARED : null),
  load: (id) =>
    id === SHARED
      ? `export const __decorateClass = (decorators, target, key, kind) => {
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
    return {
      // As many lines as before, so that the source map stays true.
      code: code.replace(HELPER, (helper) => IMPORT + '\n'.repeat(helper.split('\n').length - 1)),
      map: null,
    };
  },
});
