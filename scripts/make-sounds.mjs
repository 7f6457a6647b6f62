// Makes test/samples/*: a second and a half of 440 Hz, in every container and codec that browsers record. What is
// committed was made by ffmpeg 5.1 of Debian 12; only who wants others needs it.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

const folder = join(root, 'test/samples');
const SOUNDS = {
  'mono-opus.ogg': ['-ac', '1', '-c:a', 'libopus'],
  'mono-opus.webm': ['-ac', '1', '-c:a', 'libopus'],
  'mono-opus.mp4': ['-ac', '1', '-c:a', 'libopus'],
  'stereo-opus.ogg': ['-ac', '2', '-c:a', 'libopus'],
  'stereo-opus.webm': ['-ac', '2', '-c:a', 'libopus'],
  'mono-aac.mp4': ['-ac', '1', '-c:a', 'aac'],
  'stereo-aac.mp4': ['-ac', '2', '-ar', '44100', '-c:a', 'aac'],
  'mono-vorbis.ogg': ['-ac', '1', '-c:a', 'libvorbis'],
};

mkdirSync(folder, { recursive: true });
for (const [name, coding] of Object.entries(SOUNDS)) {
  const tone = ['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000:duration=1.5'];
  const args = [...tone, '-b:a', '32k', ...coding, '-fflags', '+bitexact', '-flags:a', '+bitexact'];
  const { status } = spawnSync('ffmpeg', ['-v', 'error', '-y', ...args, join(folder, name)], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(1);
}
