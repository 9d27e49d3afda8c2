import { setTimeout as sleep } from "node:timers/promises";
import { type LocalPostgres, type LocalPostgresOptions, startLocalPostgres } from "./local-postgres.ts";

export type KeptPostgresOptions = Omit<LocalPostgresOptions, "onLost" | "port"> & {
  /** It ended by itself and is being started again; until it is back every statement fails. */
  onDown?: (reason: string) => void;
  onBack?: (milliseconds: number) => void;
  /** It cannot be kept running: it was started again in vain. Called once. */
  onLost?: (reason: string) => void;
  /** Milliseconds before the second attempt, doubled with each further one. */
  firstPause?: number;
};

/** Whoever lives shorter than this, in milliseconds, has not really started. */
const shortLife = 2000;
/** So many failures in a row do not pass by themselves. */
const mostFailures = 7;

/**
 * Starts a PostgreSQL of our own and starts it again, at the same address, when it ends by itself (killed for its
 * memory, say), so that who is connected only has to connect again. No commit is lost: it recovers from its log.
 * Gives up when it fails many times in a row, some six seconds later.
 */
export async function keepLocalPostgres(options: KeptPostgresOptions): Promise<LocalPostgres> {
  const { onDown, onBack, onLost, firstPause = 100, ...how } = options;
  const pauseAfter = (failed: number) => (failed === 0 ? 0 : Math.min(5000, firstPause * 2 ** (failed - 1)));
  const stopping = new AbortController();
  let failures = 0;
  let returning = Promise.resolve();

  const start = async (port?: number): Promise<LocalPostgres> => {
    const since = performance.now();
    const onEnd = (reason: string) => {
      if (stopping.signal.aborted) return;
      failures = performance.now() - since < shortLife ? failures + 1 : 0;
      returning = startAgain(reason);
    };
    return startLocalPostgres({ ...how, ...(port && { port }), onLost: onEnd });
  };

  const startAgain = async (reason: string): Promise<void> => {
    onDown?.(reason);
    const since = performance.now();
    let why = reason;
    for (; failures < mostFailures; failures += 1) {
      await sleep(pauseAfter(failures), undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      try {
        current = await start(Number(new URL(current.url).port));
        return onBack?.(performance.now() - since);
      } catch (error) {
        why = (error as Error).message;
      }
    }
    onLost?.(why);
  };

  let current = await start();
  return {
    url: current.url,
    get pid() {
      return current.pid;
    },
    stop: async () => {
      stopping.abort();
      await returning;
      await current.stop();
    },
  };
}
