// Serves these packages as one module each: recordrtc is CommonJS, which a browser does not import, and mediabunny is
// seventy files.
import { build } from 'esbuild';
import { root } from '../run.mjs';

const PACKAGES = ['mediabunny', 'recordrtc'];
const pathOf = (name) => `/test/virtual/${name}.js`;
const built = new Map();

function bundle(name) {
  if (!built.has(name)) {
    const options = { entryPoints: [name], absWorkingDir: root, mainFields: ['module', 'main'] };
    built.set(name, build({ ...options, bundle: true, format: 'esm', write: false }));
  }
  return built.get(name);
}

export const packages = {
  name: 'packages',
  resolveImport: ({ source }) => (PACKAGES.includes(source) ? pathOf(source) : undefined),
  async serve(context) {
    const name = PACKAGES.find((candidate) => context.path === pathOf(candidate));
    if (!name) return undefined;
    const { outputFiles } = await bundle(name);
    return { body: outputFiles[0].text, type: 'js' };
  },
};
