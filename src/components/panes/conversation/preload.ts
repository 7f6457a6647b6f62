import { drawLazily } from '../../define.js';
import { lazy } from '../../parts/bubble/lazy.js';
import { loadMoreIcons } from '../../parts/icon/icon.js';

/** Fetches what most conversations need sooner or later, so that nobody waits for it then. */
export const preload = (): void => {
  [loadMoreIcons, ...Object.values(lazy)].forEach(drawLazily);
};
