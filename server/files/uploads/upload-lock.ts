import type { Lock, Locker, RequestRelease } from "@tus/server";

type Holder = { release: RequestRelease; ended: Promise<void>; end: () => void };

/**
 * One request at a time for each upload, within this process: who comes asks who is there to end, and waits. (Between
 * processes the upload's row decides, see `keep-part.ts`.) The library's own spins while it waits.
 */
export class UploadLocker implements Locker {
  readonly #holders = new Map<string, Holder>();

  newLock(id: string): Lock {
    let own: Holder | undefined;
    return {
      lock: async (_signal, release) => {
        for (let holder = this.#holders.get(id); holder; holder = this.#holders.get(id)) {
          await holder.release();
          await holder.ended;
        }
        const { promise: ended, resolve: end } = Promise.withResolvers<void>();
        own = { release, ended, end };
        this.#holders.set(id, own);
      },
      unlock: async () => {
        if (!own) return;
        this.#holders.delete(id);
        own.end();
      },
    };
  }
}
