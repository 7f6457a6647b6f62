import type { Connectivity } from '../domain/ports.js';

const ON_WINDOW = ['online', 'offline', 'pageshow', 'pagehide', 'focus'];
const ON_DOCUMENT = ['visibilitychange', 'resume'];

/** The page's own view of the network and of being looked at: hints, no more. */
export const pageConnectivity: Connectivity = {
  online: () => navigator.onLine,
  watch: (onChange) => {
    const hear = (): void => onChange();
    for (const type of ON_WINDOW) addEventListener(type, hear);
    for (const type of ON_DOCUMENT) document.addEventListener(type, hear);
    return () => {
      for (const type of ON_WINDOW) removeEventListener(type, hear);
      for (const type of ON_DOCUMENT) document.removeEventListener(type, hear);
    };
  },
};
