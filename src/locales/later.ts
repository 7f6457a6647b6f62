import { ptBrLater } from './pt-br.later.js';
import { addStrings } from './registry.js';

// Imported by each part that is loaded on first use; the other languages come whole.
addStrings(ptBrLater);
