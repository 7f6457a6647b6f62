/** Whether text is selected: from outside of a shadow root no more than that is seen. */
export const isSelecting = (): boolean => document.getSelection()?.type === 'Range';
