// Pictures drawn by the browser, and what is to be seen in them.
import type { Bytes } from './picture-bytes.js';

export type Colour = readonly [red: number, green: number, blue: number, alpha?: number];

export const RED: Colour = [255, 0, 0];
export const GREEN: Colour = [0, 255, 0];
export const BLUE: Colour = [0, 0, 255];
export const WHITE: Colour = [255, 255, 255];

const css = ([red, green, blue, alpha = 255]: Colour): string =>
  `rgb(${red} ${green} ${blue} / ${alpha / 255})`;

const drawn = (width: number, height: number) => {
  const canvas = new OffscreenCanvas(width, height);
  return { canvas, context: canvas.getContext('2d')! };
};

export const bytesOf = async (blob: Blob): Promise<Bytes> =>
  new Uint8Array(await blob.arrayBuffer());

/** Four fields of a colour each: top left, top right, bottom left, bottom right. */
export const quadrants = async (
  colours: readonly Colour[],
  { width = 96, height = 64, type = 'image/jpeg', quality = 1 } = {},
): Promise<Bytes> => {
  const { canvas, context } = drawn(width, height);
  colours.forEach((colour, at) => {
    context.fillStyle = css(colour);
    context.fillRect(
      (at % 2) * (width / 2),
      Math.floor(at / 2) * (height / 2),
      width / 2,
      height / 2,
    );
  });
  return bytesOf(await canvas.convertToBlob({ type, quality }));
};

export const flat = (colour: Colour, facts: Parameters<typeof quadrants>[1]): Promise<Bytes> =>
  quadrants([colour, colour, colour, colour], facts);

/** What no format makes small, the same every time. */
export const noise = async (width: number, height: number, type = 'image/jpeg'): Promise<Blob> => {
  const { canvas, context } = drawn(width, height);
  const image = context.createImageData(width, height);
  let seed = 1;
  for (let at = 0; at < image.data.length; at += 1) {
    seed = (seed * 1664525 + 1013904223) >>> 0;
    image.data[at] = at % 4 === 3 ? 255 : seed >>> 24;
  }
  context.putImageData(image, 0, 0);
  return canvas.convertToBlob({ type, quality: 0.9 });
};

/** The colours in the middle of its four fields. */
export const fieldsOf = async (blob: Blob): Promise<number[][]> => {
  const bitmap = await createImageBitmap(blob);
  const { width, height } = bitmap;
  const { context } = drawn(width, height);
  context.drawImage(bitmap, 0, 0);
  return [0, 1, 2, 3].map((at) => [
    ...context.getImageData(
      Math.floor(width * (0.25 + 0.5 * (at % 2))),
      Math.floor(height * (0.25 + 0.5 * Math.floor(at / 2))),
      1,
      1,
    ).data,
  ]);
};

/** Which of these colours each field has, as near as JPEG keeps them. */
export const namesOf = async (blob: Blob, names: Record<string, Colour>): Promise<string[]> =>
  (await fieldsOf(blob)).map((field) => {
    const found = Object.entries(names).find(([, [red, green, blue, alpha = 255]]) =>
      [red, green, blue, alpha].every((part, at) => Math.abs(part - field[at]!) <= 24),
    );
    return found?.[0] ?? String(field);
  });
