/** Somebody handed something over, to arrive once and in its turn. */
export interface Attempt {
  /** What keeps its order: a conversation, one way. */
  lane: string;
  id: string;
  /** The answer came that it was taken. Without one it may arrive or not, but not twice. */
  accepted: boolean;
}

export interface Arrival {
  lane: string;
  id: string;
}

/** What came of a history, in the words of Jepsen's queue checkers. Ids are `lane/id`. */
export interface Findings {
  attempted: number;
  accepted: number;
  arrived: number;
  /** Not known to be accepted, and arrived. */
  recovered: number;
  /** Accepted, and never arrived. */
  lost: string[];
  /** Arrived more than once. */
  doubled: string[];
  /** Arrived, and nobody had handed it over on that lane. */
  foreign: string[];
  /** Arrived after something that was handed over later on its lane. */
  overtaken: string[];
}

/** Compares what was handed over with what arrived, both in the order of each lane. */
export function checkHistory(attempts: readonly Attempt[], arrivals: readonly Arrival[]): Findings {
  const handed = new Map(attempts.map((attempt, place) => [keyOf(attempt), { attempt, place }]));
  const seen = new Set<string>();
  const furthest = new Map<string, number>();
  const doubled = new Set<string>();
  const foreign: string[] = [];
  const overtaken: string[] = [];
  for (const arrival of arrivals) {
    const key = keyOf(arrival);
    const known = handed.get(key);
    if (!known) foreign.push(key);
    else if (seen.has(key)) doubled.add(key);
    else {
      seen.add(key);
      const front = furthest.get(arrival.lane) ?? -1;
      if (known.place < front) overtaken.push(key);
      furthest.set(arrival.lane, Math.max(front, known.place));
    }
  }
  const accepted = attempts.filter((attempt) => attempt.accepted).map(keyOf);
  return {
    attempted: handed.size,
    accepted: accepted.length,
    arrived: seen.size,
    recovered: [...seen].filter((key) => !handed.get(key)!.attempt.accepted).length,
    lost: accepted.filter((key) => !seen.has(key)),
    doubled: [...doubled],
    foreign,
    overtaken,
  };
}

/** What a stream that broke and was resumed left out, repeated or told too late. */
export interface StreamFindings {
  due: number;
  gaps: number[];
  repeats: number[];
  late: number[];
}

/** Compares the numbers of the events that a stream told with those that were due, which only grow. */
export function checkStream(due: readonly number[], told: readonly number[]): StreamFindings {
  const seen = new Set<number>();
  const repeats: number[] = [];
  const late: number[] = [];
  let last = -Infinity;
  for (const seq of told) {
    if (seen.has(seq)) repeats.push(seq);
    else if (seq < last) late.push(seq);
    seen.add(seq);
    last = Math.max(last, seq);
  }
  return { due: due.length, gaps: due.filter((seq) => !seen.has(seq)), repeats, late };
}

const keyOf = ({ lane, id }: Arrival): string => `${lane}/${id}`;
