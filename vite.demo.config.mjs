// The demo only (`npm start`). Not named vite.config: Storybook would read that too.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  root: path('demo'),
  cacheDir: path('.cache/vite'),
  appType: 'mpa',
  server: { port: 5173, strictPort: false, fs: { allow: [path('.')] } },
});
