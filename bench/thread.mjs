// What a page with a timeline is put through.
import { median } from './numbers.mjs';
import { inPage, steps } from './steps.mjs';

const FRAMES = 120;
const BURST = 1000;
/** Scrolling through everything ends after so long (ms). */
const THROUGH_MS = 5000;

/** What must not move what is read, and where it is read. */
const ABOVE = ['prepend', 'picture', 'reaction', 'edit'];
const AT_END = ['append', 'picture', 'reaction', 'edit', 'prepend', 'narrower', 'shorter'];
const TOPS = { prepend: [0, 300], picture: [3000], reaction: [3000], edit: [3000], typing: [3000] };

/**
 * `times`: how often what is short is done. `burst`, `moves`, `looks` (for what is blank, and through
 * everything): what takes long and is not done in every page.
 */
export function measureThread(open, { count, times, burst, moves, looks, shows }) {
  return inPage(open, async (tab, row) => {
    await steps(tab, row, {
      prepare: async () => (await tab.cost('thread.prepare', count)).ms,
      nothing: () => tab.costs(5, 'nothing'),
      heapBefore: () => tab.heapMB(),
      mount: async () => (await tab.cost('thread.mount')).ms,
      mountShown: () => tab.ask('thread.check'),
      ...(shows && { shown: () => tab.ask('thread.shown') }),
      again: async () => {
        const all = [];
        for (let time = 0; time < times; time += 1) {
          await tab.ask('thread.unmount');
          all.push((await tab.cost('thread.mount')).ms);
        }
        return median(all);
      },
      elements: async () => (await tab.ask('thread.count')).elements,
      heap: async () => (await tab.heapMB()) - row.heapBefore,
      append: () => tab.costs(2 * times + 1, 'thread.append'),
      appendShown: () => tab.ask('thread.check'),
      ...(burst && {
        burst: () => tab.tasks('thread.burst', BURST, 10),
        burstShown: () => tab.ask('thread.check'),
      }),
    });
    await steps(tab, row, await reading(tab, { times, moves, looks }));
    // Last: who gives the messages of a conversation back when it is left has fewer to scroll through then.
    await steps(tab, row, {
      atEnd: () => tab.ask('thread.toEnd'),
      switch: () => tab.costs(times, 'thread.switch'),
      other: () => tab.ask('thread.showOther'),
      switchShown: () => tab.ask('thread.check', true),
    });
  });
}

async function reading(tab, { times, moves, looks }) {
  const canPrepend = await tab.ask('thread.can', 'prepend').catch(() => false);
  return {
    toEnd: () => tab.ask('thread.toEnd'),
    scroll: async () => {
      const all = await tab.tasks('thread.scroll', FRAMES);
      return { ...all, ms: all.ms / FRAMES };
    },
    ...(looks && { blank: () => tab.ask('thread.scroll', FRAMES / 2, true) }),
    toEndAgain: () => tab.ask('thread.toEnd'),
    wheel: () => tab.wheel(FRAMES),
    ...(looks && {
      wheelBlank: async () => {
        await tab.ask('thread.toEnd');
        return tab.blankByWheel(FRAMES / 2);
      },
      through: async () => {
        await tab.ask('thread.toEnd');
        const { ms, value, ...over } = await tab.tasks('thread.through', THROUGH_MS);
        return { ms: ms / value.frames, ...value, ...over };
      },
    }),
    ...(canPrepend && {
      prepend: async () => {
        await tab.ask('thread.toEnd');
        return tab.costs(times, 'thread.prepend');
      },
    }),
    ...(moves && { moves: () => movesOf(tab) }),
  };
}

/** How far what is read moves (px, the worst of all painted frames), by what happens and where. */
async function movesOf(tab) {
  const moved = {};
  for (const news of ABOVE) {
    if (!(await tab.ask('thread.can', news))) continue;
    for (const top of TOPS[news]) {
      moved[`${news} above, ${top} px below the top`] = await tab.ask('thread.moves', news, top);
    }
  }
  for (const news of AT_END) {
    if (!(await tab.ask('thread.can', news))) continue;
    moved[`${news}, at the end`] = await tab.ask('thread.moves', news, 'end');
  }
  return moved;
}

/** The field beside the timeline grows while lines are typed. */
export function measureField(open, { count }) {
  return inPage(open, (tab, row) =>
    steps(tab, row, {
      prepare: () => tab.ask('thread.prepare', count),
      mount: () => tab.ask('thread.mountField'),
      'the field grows, at the end': () => tab.ask('thread.moves', 'typing', 'end'),
      'the field grows, 3000 px below the top': () => tab.ask('thread.moves', 'typing', 3000),
    }),
  );
}
