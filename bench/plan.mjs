// Who is measured when. All take turns within a round, so that slow drift of the machine meets all alike.
import { CONTROLS, OURS, PEERS } from './others.mjs';

/** Others are given no more messages and conversations than this, but for those that draw only what is in view. */
const MOST_OF_PEERS = 10_000;
const WINDOWED = ['react-virtuoso'];
/** What takes long is done at this size alone. */
const AT = 1000;
/** Who is held to keeping what is read where it is: ours at every size, these at one. */
const READ = ['bare', 'cv-all', 'react-virtuoso', 'chatscope', 'react-chat-elements', 'vaadin'];
const KEY_AT = 10_000;

const isPeer = (name) => name in PEERS;

/** All rows in the page: a page of it takes long. */
const ALL = 'cv-all';

/** So many pages, in as many rounds. */
function pagesOf(name, count, rounds) {
  if (count < AT || name === ALL) return 1;
  if (!isPeer(name)) return rounds;
  return WINDOWED.includes(name) && count === AT ? rounds : 1;
}

function* timelines({ sizes, rounds, round, isWanted, peers, own }) {
  const names = [...(own ? [...CONTROLS, OURS] : []), ...(peers ? Object.keys(PEERS) : [])];
  for (const count of sizes) {
    for (const name of turned(names.filter(isWanted), round)) {
      if (count > MOST_OF_PEERS && (isPeer(name) || name === ALL)) continue;
      const pages = pagesOf(name, count, rounds);
      if (round >= pages) continue;
      const isFirst = round === 0;
      const options = {
        count,
        times: isPeer(name) && count > AT ? 1 : 3,
        burst: count === AT,
        moves: isFirst && (name === OURS || (count === AT && READ.includes(name))),
        looks: isFirst,
        shows: isFirst && count <= AT,
      };
      yield { part: 'thread', name, count, options };
      if (name === OURS && isFirst) yield { part: 'field', name, count, options };
    }
  }
}

function* queues({ sizes, rounds, round, isWanted, peers, own }) {
  const others = Object.keys(PEERS).filter((name) => PEERS[name].queue);
  const names = [...(own ? ['static30', 'bare', OURS] : []), ...(peers ? others : [])];
  for (const count of sizes) {
    for (const name of turned(names.filter(isWanted), round)) {
      if (count > MOST_OF_PEERS && isPeer(name) && !WINDOWED.includes(name)) continue;
      if (round >= pagesOf(name, count, rounds)) continue;
      const options = { count, times: isPeer(name) && count > AT ? 1 : 3 };
      options.busy = round === 0 || count === AT || count === 100_000;
      yield { part: 'queue', name, count, options };
    }
  }
}

/** All pages of one round, in their order. */
export function* pagesOfRound(what) {
  const { parts, sizes, isWanted } = what;
  const of = (part) => ({ ...what, own: parts.includes(part), peers: parts.includes('peers') });
  if (parts.includes('thread') || parts.includes('peers')) yield* timelines(of('thread'));
  if (parts.includes('queue') || parts.includes('peers')) yield* queues(of('queue'));
  if (parts.includes('keys') && sizes.includes(KEY_AT)) {
    for (const name of ['bare', OURS].filter(isWanted)) {
      yield { part: 'keys', name, count: KEY_AT, options: { count: KEY_AT } };
    }
  }
}

/** Nobody is always the first. */
const turned = (names, by) => names.map((_, at) => names[(at + by) % names.length]);
