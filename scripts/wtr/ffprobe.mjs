// executeServerCommand('ffprobe', { base64 }) lets ffprobe judge a file: its containers and streams, or `{ missing: true }`
// where it is not installed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ARGS = ['-v', 'error', '-show_format', '-show_streams', '-of', 'json'];

export const ffprobe = {
  name: 'ffprobe',
  executeCommand({ command, payload }) {
    if (command !== 'ffprobe') return undefined;
    const folder = mkdtempSync(join(tmpdir(), 'ffprobe-')); // of a pipe it tells no duration
    try {
      const file = join(folder, 'file');
      writeFileSync(file, Buffer.from(payload.base64, 'base64'));
      const { error, status, stdout, stderr } = spawnSync('ffprobe', [...ARGS, file], {
        encoding: 'utf8',
      });
      if (error?.code === 'ENOENT') return { missing: true };
      if (status !== 0) throw error ?? new Error(stderr);
      return JSON.parse(stdout);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
