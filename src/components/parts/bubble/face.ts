import type { LocaleController } from '../../../context/locale.controller.js';
import type { Id } from '../../../domain/id.js';

/** What a face needs besides the content. */
export interface Face {
  t: LocaleController;
  /** The file itself, before it has been sent. */
  blob: Blob | undefined;
  /** The message's. */
  id: Id;
  side: 'in' | 'out';
  /** Tab index of everything that can be operated: -1 until the keyboard is inside the bubble. */
  tab: 0 | -1;
}

/** Of what did not arrive: it can be sent again as it was, or what it says has to be put together anew. */
export type Again = 'repeat' | 'byHand' | undefined;
