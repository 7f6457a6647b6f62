/** Under which address this module was loaded. */
export const url = import.meta.url;
