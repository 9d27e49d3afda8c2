import { refuse } from "#platform/operations/refuse.ts";

/** Each holds up to a part (4 MiB) in memory: this many of a process's, and of those one person's. */
const mostAtOnce = 100;
const mostOfOne = 20;

/** Requests that bring bytes, counted by person, so that nobody's thousand uploads leave no memory for anybody. */
export class UnderWay {
  readonly #byPerson = new Map<string, number>();
  #all = 0;

  /** @throws Refusal unavailable when there are too many; clients try again by themselves. */
  async take<T>(person: string, work: () => Promise<T>): Promise<T> {
    const own = this.#byPerson.get(person) ?? 0;
    if (this.#all >= mostAtOnce || own >= mostOfOne) refuse("unavailable", { retryAfter: 2 });
    this.#all += 1;
    this.#byPerson.set(person, own + 1);
    try {
      return await work();
    } finally {
      this.#all -= 1;
      const left = (this.#byPerson.get(person) ?? 1) - 1;
      if (left > 0) this.#byPerson.set(person, left);
      else this.#byPerson.delete(person);
    }
  }
}
