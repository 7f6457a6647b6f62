import { loadMarks } from '../../src/domain/texts.js';
import { loadParse } from '../../src/machines/load-parse.js';

/** What is loaded with the first session: here before the clock is in the test's hands. */
export const loadSessionParts = async (): Promise<void> => {
  await Promise.all([loadMarks(), loadParse()]);
};
