import { cpus, totalmem } from 'node:os';
import { medianOf, type Quantiles } from './measure.js';

export interface Run {
  /** From before the webhook is sent to the message in the socket of a browser. */
  socket: Quantiles;
  /** From before the webhook is sent to its 200. */
  answer: Quantiles;
  /** Webhooks that were answered with anything but 200. */
  refused: number;
  /** Messages that did not come to one of their agents. */
  missing: number;
}

export interface Load {
  agents: number;
  rate: number;
  seconds: number;
}

/** The results as a page of `docs/`. */
export function printed(runs: readonly Run[], { agents, rate, seconds }: Load): string {
  const ms = (value: number) => value.toFixed(1);
  const rows = runs.map(({ socket, answer, refused, missing }, at) =>
    row(
      `${at + 1}`,
      [socket.p50, socket.p99, socket.max, answer.p50, answer.p99, answer.max],
      refused,
      missing,
    ),
  );
  const median = (pick: (run: Run) => number) => medianOf(runs.map(pick));
  const medians = row(
    '**median**',
    [
      median(({ socket }) => socket.p50),
      median(({ socket }) => socket.p99),
      median(({ socket }) => socket.max),
      median(({ answer }) => answer.p50),
      median(({ answer }) => answer.p99),
      median(({ answer }) => answer.max),
    ],
    median(({ refused }) => refused),
    median(({ missing }) => missing),
  );
  const [cpu] = cpus();
  return `# How fast the gateway tells

From a webhook to an agent's browser, and to its own 200. Two nodes share one PostgreSQL; ${agents} agents, half on each
node, are in sectors of 20. Every message is for one sector, so that 20 browsers are told of it, with the conversation it
moved. Browsers and publisher are processes of their own and share the machine with the nodes and the database.

    npm run bench:gateway -- --agents ${agents} --rate ${rate} --seconds ${seconds} --runs ${runs.length}

${rate} webhooks a second, ${seconds} s a run, after one run to warm up. Milliseconds.

| run | socket p50 | socket p99 | socket max | 200 p50 | 200 p99 | 200 max | refused | missing |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${rows.join('\n')}
${medians}

Measured on ${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}.
`;

  function row(name: string, times: number[], refused: number, missing: number): string {
    return `| ${[name, ...times.map(ms), refused, missing].join(' | ')} |`;
  }
}
