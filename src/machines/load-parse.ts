import { loadModule } from '../domain/load-module.js';
import { once } from './once.js';

/** What checks a backend's answers. Fetched while a session is opened, so it is there before the first of them. */
export const loadParse = once(() => loadModule(() => import('../store/parse.js')));
