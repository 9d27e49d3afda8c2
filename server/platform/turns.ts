/** Runs a few pieces of work at a time; the others wait in order, and beyond `mostWaiting` they are turned away. */
export class Turns {
  readonly #limits: { atOnce: number; mostWaiting: number; onFull: () => never };
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(limits: { atOnce: number; mostWaiting: number; onFull: () => never }) {
    this.#limits = limits;
  }

  /** @throws what `onFull` throws when too many wait. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#limits.atOnce) {
      if (this.#waiting.length >= this.#limits.mostWaiting) this.#limits.onFull();
      // The one who ends hands the turn over: `#running` stays as it is.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#running += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}
