import { jsxTypesPlugin } from '@wc-toolkit/jsx-types';
import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';
import { publicOnly } from './scripts/cem/public-only.mjs';
import { tagFromStatic } from './scripts/cem/tag-from-static.mjs';

export default {
  globs: ['src/components/**/*.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [
    tagFromStatic,
    publicOnly,
    customElementVsCodePlugin({
      outdir: 'dist',
      htmlFileName: 'vscode.html-custom-data.json',
      cssFileName: 'vscode.css-custom-data.json',
    }),
    customElementJetBrainsPlugin({ outdir: 'dist', packageJson: false }),
    jsxTypesPlugin({
      fileName: 'jsx.d.ts',
      outdir: 'dist',
      defaultExport: false,
      componentTypePath: (_name, _tag, modulePath) =>
        `./esm/${modulePath.replace(/^src\//, '').replace(/\.ts$/, '.js')}`,
    }),
  ],
};
