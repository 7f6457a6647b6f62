/** A place in a quick reply that is to be filled in: `{{cliente}}`. */
export const VARIABLE = /\{\{([^{}]{1,60})\}\}/g;

/** The variables that are still to be filled in, each once, as written. */
export const openVariables = (text: string): string[] => [...new Set(text.match(VARIABLE) ?? [])];
