import type { FileRow } from './rows.js';

type Size = Pick<FileRow, 'width' | 'height' | 'durationMs' | 'waveform'>;

/** Longer sounds are not decoded for the sake of a picture. */
const DRAWN_BYTES = 2_000_000;
const BARS = 48;

/** The size of a picture, the length and the shape of a sound; nothing of what the browser cannot decode. */
export async function measure(blob: Blob): Promise<Size> {
  try {
    if (blob.type.startsWith('image/')) return await measureImage(blob);
    if (blob.type.startsWith('audio/') && blob.size < DRAWN_BYTES) return await measureSound(blob);
    if (/^(audio|video)\//.test(blob.type)) return await measureStream(blob);
  } catch {
    // a file need not be what it says
  }
  return {};
}

async function measureImage(blob: Blob): Promise<Size> {
  const bitmap = await createImageBitmap(blob);
  const { width, height } = bitmap;
  bitmap.close();
  return { width, height };
}

async function measureSound(blob: Blob): Promise<Size> {
  const decoder = new OfflineAudioContext(1, 1, 8000);
  const sound = await decoder.decodeAudioData(await blob.arrayBuffer());
  const samples = sound.getChannelData(0);
  const step = Math.ceil(samples.length / BARS);
  const peaks = Array.from({ length: BARS }, (_, bar) =>
    samples
      .subarray(bar * step, (bar + 1) * step)
      .reduce((top, sample) => Math.max(top, Math.abs(sample)), 0),
  );
  const loudest = Math.max(...peaks) || 1;
  return {
    durationMs: Math.round(sound.duration * 1000),
    waveform: peaks.map((peak) => Math.round((peak / loudest) * 100) / 100),
  };
}

function measureStream(blob: Blob): Promise<Size> {
  const url = URL.createObjectURL(blob);
  const video = document.createElement('video');
  return new Promise<Size>((resolve, reject) => {
    video.preload = 'metadata';
    video.onerror = reject;
    video.onloadedmetadata = () => {
      const { videoWidth: width, videoHeight: height, duration } = video;
      resolve({
        ...(width > 0 && { width, height }),
        ...(Number.isFinite(duration) && { durationMs: Math.round(duration * 1000) }),
      });
    };
    video.src = url;
  }).finally(() => {
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(url);
  });
}
