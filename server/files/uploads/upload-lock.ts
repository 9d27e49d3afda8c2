type Holder = { release: () => void; ended: Promise<void> };

/**
 * One request at a time for each upload, within this process: who comes asks who is there to end, and waits. (Between
 * processes the upload's row decides, see `keep-in-turn.ts`.)
 */
export class UploadLock {
  readonly #holders = new Map<string, Holder>();

  /**
   * @param release Asked of the work when somebody else comes.
   * @param work Told whether it had to wait: then what was read before may be old.
   */
  async take<T>(id: string, release: () => void, work: (waited: boolean) => Promise<T>): Promise<T> {
    let waited = false;
    for (let holder = this.#holders.get(id); holder; holder = this.#holders.get(id)) {
      holder.release();
      await holder.ended;
      waited = true;
    }
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    this.#holders.set(id, { release, ended });
    try {
      return await work(waited);
    } finally {
      this.#holders.delete(id);
      end();
    }
  }
}
