// `WTR_CUT=1`: the packages as the bundle for plain pages has them, without what is cut out of them there.
import { withoutUnused } from '../rollup/cut.mjs';
import { lit, localize } from '../rollup/lit.mjs';
import { xstate } from '../rollup/xstate.mjs';

export const cuts = {
  name: 'cuts',
  transform({ path, body }) {
    const found = [xstate, lit, localize].find(({ files }) => files.test(path));
    return found && { body: withoutUnused(body, found) };
  },
};
