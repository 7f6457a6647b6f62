/** A phone or a tablet: what it calls a camera is at hand. */
export const hasTouch = (): boolean => matchMedia('(pointer: coarse)').matches;

/** The page may ask for cameras; not over plain HTTP, and not in every view inside an app. */
export const hasCameras = (): boolean =>
  (navigator as Partial<Navigator>).mediaDevices?.getUserMedia !== undefined;

/** Local date and time in digits, for a file's name: 20260310-143005. */
export const stampOf = (ms: number): string => {
  const at = new Date(ms);
  const two = (part: number): string => String(part).padStart(2, '0');
  const date = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('');
  return `${date}-${[at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join('')}`;
};
