export interface Surroundings {
  /** BCP 47. */
  locale: string;
  /** Default `ltr`. */
  direction?: string;
  theme: string;
}

/** Makes the page one of that language and scheme: components follow it, as they follow a host's page. */
export const surround = ({ locale, direction = 'ltr', theme }: Surroundings): void => {
  const page = document.documentElement;
  page.lang = locale;
  page.dir = direction;
  page.dataset['theme'] = theme;
  page.style.colorScheme = theme;
  page.style.background = theme === 'dark' ? '#17191b' : '#fff';
};
