import type { FileRow } from './rows.js';

type Size = Pick<FileRow, 'width' | 'height' | 'durationMs'>;

/** The size of a picture, the length of a sound; nothing of what the browser cannot decode. */
export async function measure(blob: Blob): Promise<Size> {
  try {
    if (blob.type.startsWith('image/')) return await measureImage(blob);
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
