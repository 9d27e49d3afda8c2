import { refuse } from "#platform/operations/refuse.ts";

/** Each holds up to a part (4 MiB) in memory: this many of a process's, and of those one person's. */
const mostAtOnce = 100;
const mostOfOne = 20;

type Running = { end: () => void };

/**
 * Requests that bring bytes, counted by person, so that nobody's thousand uploads leave no memory for anybody. When
 * there is no place left, who has the most gives the oldest of theirs up: it may have trickled for hours, and an upload
 * goes on from where it stood.
 */
export class UnderWay {
  readonly #byPerson = new Map<string, Set<Running>>();
  #all = 0;

  /** @param end Breaks off the work. @throws Refusal unavailable when there are too many; clients try again by themselves. */
  async take<T>(person: string, work: () => Promise<T>, end: () => void): Promise<T> {
    const own = this.#byPerson.get(person) ?? new Set<Running>();
    if (own.size >= mostOfOne) tooMany();
    if (this.#all >= mostAtOnce) this.#makeRoom(own.size + 1);
    const running = { end };
    own.add(running);
    this.#byPerson.set(person, own);
    this.#all += 1;
    try {
      return await work();
    } finally {
      this.#remove(person, running);
    }
  }

  #makeRoom(wanted: number): void {
    const [person, theirs] = [...this.#byPerson].reduce((most, one) => (one[1].size > most[1].size ? one : most));
    const [oldest] = theirs;
    if (!oldest || theirs.size <= wanted) return tooMany();
    this.#remove(person, oldest);
    oldest.end();
  }

  #remove(person: string, running: Running): void {
    const own = this.#byPerson.get(person);
    if (!own?.delete(running)) return;
    this.#all -= 1;
    if (own.size === 0) this.#byPerson.delete(person);
  }
}

const tooMany = (): never => refuse("unavailable", { retryAfter: 2 });
