import type { Capabilities } from './ports.js';

const TARGETS = ['sector', 'agent'] as const;

/** To what a conversation can be transferred: what the backend allows, and has a list of. */
export const transferTargets = ({
  transfer,
  lookups,
}: Capabilities): readonly ('sector' | 'agent')[] =>
  TARGETS.filter((target) => transfer?.[target] && lookups.includes(target));
