import { sendKeys } from '@web/test-runner-commands';

/** The language of the page, which components outside of an inbox speak. */
export const speak = (lang: string): void => {
  document.documentElement.lang = lang;
};

/** Shift+Tab. */
export const tabBack = async (): Promise<void> => {
  await sendKeys({ down: 'Shift' });
  await sendKeys({ press: 'Tab' });
  await sendKeys({ up: 'Shift' });
};
