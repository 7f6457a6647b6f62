/** Listeners of one thing. One that throws is reported and does not stop the others. */
export class Watchers<News extends unknown[] = []> {
  #listeners = new Set<(...news: News) => void>();
  readonly #report: (error: unknown) => void;

  constructor(report: (error: unknown) => void) {
    this.#report = report;
  }

  get size(): number {
    return this.#listeners.size;
  }

  /** Returns the undo. */
  add(listener: (...news: News) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(...news: News): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(...news);
      } catch (error) {
        this.#report(error);
      }
    }
  }
}
