/** What a reader does before she scrolls; a wheel tells it only when it has. */
export const SIGNS = ['pointerover', 'touchstart', 'focusin', 'keydown'] as const;
