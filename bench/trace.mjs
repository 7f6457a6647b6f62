// What a trace of the browser says of a page's main thread.

/** The events of it that took time, as they began. */
function eventsOf({ traceEvents }) {
  const isMain = ({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain';
  const main = new Set(traceEvents.filter(isMain).map(({ pid, tid }) => `${pid} ${tid}`));
  return traceEvents.filter(
    ({ ph, pid, tid, tdur }) => ph === 'X' && tdur && main.has(`${pid} ${tid}`),
  );
}

/** How many tasks were at work for longer than a frame, two frames and what a person feels. */
export function overOf(trace) {
  const tasks = eventsOf(trace)
    .filter(({ name }) => /RunTask$/.test(name))
    .map(({ tdur }) => tdur / 1000);
  const over = (ms) => tasks.filter((task) => task > ms).length;
  return {
    over16: over(16.7),
    over33: over(33.4),
    over50: over(50),
    longest: Math.max(0, ...tasks),
  };
}

const KINDS = [
  ['collection', /GC/],
  ['style', /^(UpdateLayoutTree|RecalculateStyles|ParseAuthorStyleSheet)$/],
  ['layout', /^Layout$/],
  [
    'paint',
    /^(PrePaint|Paint|Layerize|Commit|UpdateLayer|UpdateLayerTree|Decode Image|IntersectionObserver)/,
  ],
  [
    'script',
    /^(FunctionCall|EvaluateScript|RunMicrotasks|TimerFire|FireAnimationFrame|FireIdleCallback|EventDispatch|HandlePostMessage|v8\.|V8\.|XHR)/,
  ],
];
const kindOf = (name) => KINDS.find(([, pattern]) => pattern.test(name))?.[0] ?? 'rest';

/** How long the thread was at script, style, layout, paint, collection and the rest (ms), each without what it called of the others. */
export function partsOf(trace) {
  const parts = { script: 0, style: 0, layout: 0, paint: 0, collection: 0, rest: 0 };
  const all = eventsOf(trace);
  for (const pid of new Set(all.map((event) => event.pid))) {
    const events = all.filter((event) => event.pid === pid);
    const open = [];
    for (const event of events.sort((a, b) => a.tts - b.tts || b.tdur - a.tdur)) {
      while (open.length > 0 && open.at(-1).ends <= event.tts) open.pop();
      const own = kindOf(event.name);
      const around = open.at(-1);
      // A step within script that is of no kind of its own is script.
      const kind = own === 'rest' && around ? around.kind : own;
      parts[kind] += event.tdur / 1000;
      if (around) parts[around.kind] -= event.tdur / 1000;
      open.push({ kind, ends: event.tts + event.tdur });
    }
  }
  return { all: Object.values(parts).reduce((sum, part) => sum + part, 0), ...parts };
}
