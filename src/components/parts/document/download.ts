/** Saves what is at an address; what another origin will not let be saved opens beside the page, never in it. */
export const download = (url: string, name = ''): void => {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.click();
};
