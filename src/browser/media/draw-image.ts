/** Of a picture that is drawn again, in pixels: more than a phone shows, and at a good quality far below five megabytes. */
const LONGEST_SIDE = 2560;
/** Below it nothing can be made out. */
const SHORTEST = 320;
const STEP = 0.75;

/** Drawn in one piece. At high quality a megapixel takes about 25 ms, which a page has to wait for. */
const BAND_PIXELS = 600_000;

interface Size {
  width: number;
  height: number;
}

/** The sizes to try for a picture, the largest first. None is larger than the picture. */
export const sizesOf = ({ width, height }: Size): Size[] => {
  const longest = Math.max(width, height);
  const sizes: Size[] = [];
  for (let side = Math.min(longest, LONGEST_SIDE); ; side = Math.round(side * STEP)) {
    const scale = side / longest;
    const size = (length: number): number => Math.max(1, Math.round(length * scale));
    sizes.push({ width: size(width), height: size(height) });
    if (side * STEP < SHORTEST) return sizes;
  }
};

/**
 * A canvas with the picture in a size, drawn from the top down in bands with a task for each, so that a page answers
 * between them. `opaque`: white stands under what is transparent.
 */
export const drawImage = async (
  bitmap: ImageBitmap,
  { width, height }: Size,
  { opaque }: { opaque: boolean },
): Promise<OffscreenCanvas> => {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: !opaque, willReadFrequently: true });
  if (!context) throw new RangeError('no room for a canvas');
  context.imageSmoothingQuality = 'high';
  context.fillStyle = '#fff';
  const rows = Math.ceil(BAND_PIXELS / width);
  for (let top = 0; top < height; top += rows) {
    context.save();
    context.beginPath();
    context.rect(0, top, width, rows);
    context.clip();
    if (opaque) context.fillRect(0, top, width, rows);
    context.drawImage(bitmap, 0, 0, width, height);
    context.restore();
    context.getImageData(0, top, 1, 1); // drawing waits until somebody looks
    await new Promise((resolve) => setTimeout(resolve));
  }
  return canvas;
};
