import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface WorkerOptions {
  /** A module beside this one that prints `ready` on a line of its own, with words after it if it likes. */
  module: string;
  env: Record<string, string>;
}

/** What `gateway.ts` is told by the variable SETTINGS, as JSON. */
export interface NodeSettings {
  /** Of PostgreSQL. Absent: PGlite, in the folder. */
  database?: string;
  folder: string;
  port: number;
  graphUrl: string;
  token: string;
  accountId: string;
  appSecret: string;
  verifyToken: string;
  /** Signs agents' tokens. */
  secret: string;
  /** Its clock runs so many times as fast as the machine's, since then. */
  times: number;
  began: number;
  /** Default `silent`. */
  logLevel?: string;
}

/** A process of our own: started, killed at any moment, and started again. */
export class Worker {
  readonly #options: WorkerOptions;
  #child: ChildProcess | undefined;

  constructor(options: WorkerOptions) {
    this.#options = options;
    process.once('exit', () => this.#child?.kill('SIGKILL'));
  }

  /** Resolves with what stands after `ready`. @throws Error when the process ends before */
  async start(): Promise<string> {
    const { module, env } = this.#options;
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', fileURLToPath(new URL(module, import.meta.url))],
      { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
    );
    this.#child = child;
    const lines = createInterface({ input: child.stdout! });
    return new Promise((resolve, reject) => {
      lines.on('line', (line) => {
        const [word, ...rest] = line.split(' ');
        if (word === 'ready') resolve(rest.join(' '));
      });
      child.once('exit', (code, signal) => {
        reject(new Error(`${module} ended (${code ?? signal}) before it was ready`));
      });
    });
  }

  /** Sends it a message and resolves with the next that comes back. */
  async ask<T>(message: object): Promise<T> {
    const answer = once(this.#child!, 'message');
    this.#child!.send(message);
    return ((await answer) as [T])[0];
  }

  /** kill -9: nothing is finished, nobody is told. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  /** Lets it finish what it does. */
  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}
