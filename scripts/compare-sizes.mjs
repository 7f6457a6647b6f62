// What others weigh, measured as we measure ourselves: everything inside, minified, gzip. Installs them in a temporary
// folder, so it wants the registry; not part of `npm test`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const react =
  "import { createRoot } from 'react-dom/client'; import { createElement } from 'react'; console.log(createRoot, createElement);";
const peers = {
  'vue-advanced-chat': {
    packages: ['vue-advanced-chat'],
    code: "export * from 'vue-advanced-chat';",
  },
  'deep-chat': { packages: ['deep-chat'], code: "import 'deep-chat';" },
  '@chatscope/chat-ui-kit-react': {
    packages: ['@chatscope/chat-ui-kit-react', 'react@18', 'react-dom@18'],
    code: `import { ConversationList, Conversation, MessageList, Message, MessageInput } from '@chatscope/chat-ui-kit-react'; console.log(ConversationList, Conversation, MessageList, Message, MessageInput); ${react}`,
  },
  'react-chat-elements': {
    packages: ['react-chat-elements', 'react@18', 'react-dom@18'],
    code: `import { ChatList, MessageList, Input } from 'react-chat-elements'; console.log(ChatList, MessageList, Input); ${react}`,
  },
};

const dir = mkdtempSync(join(tmpdir(), 'peers-'));
try {
  for (const [name, { packages, code }] of Object.entries(peers)) {
    const cwd = mkdtempSync(join(dir, 'one-'));
    writeFileSync(join(cwd, 'package.json'), '{"private":true,"type":"module"}');
    execFileSync(
      'npm',
      ['install', '--no-audit', '--no-fund', '--silent', '--legacy-peer-deps', ...packages],
      { cwd },
    );
    const { outputFiles } = await build({
      stdin: { contents: code, resolveDir: cwd, loader: 'js' },
      bundle: true,
      minify: true,
      format: 'esm',
      write: false,
      target: 'es2022',
      logLevel: 'error',
      outdir: cwd,
      loader: {
        '.css': 'empty',
        '.svg': 'empty',
        '.woff': 'empty',
        '.ttf': 'empty',
        '.eot': 'empty',
        '.png': 'empty',
      },
      define: { 'process.env.NODE_ENV': '"production"' },
    });
    const bytes = outputFiles.reduce(
      (sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length,
      0,
    );
    console.log(`${name.padEnd(32)} ${(bytes / 1024).toFixed(1).padStart(7)} KiB gzip`);
  }
} finally {
  rmSync(dir, { recursive: true, force: true });
}
