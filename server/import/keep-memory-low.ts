import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** What may lie around at least before it is worth a look, in bytes. */
const least = 24 * 2 ** 20;

let collect: (() => void) | undefined;
let limit = 0;

/**
 * V8 lets garbage grow to four times what is alive before it collects: 400 MB for an import that needs 70. Beside a
 * running server that is too much, so an import calls this now and then; some ten collections of 50 ms in all.
 */
export function keepMemoryLow(): void {
  if (!collect) {
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc") as () => void;
    limit = getHeapStatistics().used_heap_size + least;
  }
  if (getHeapStatistics().used_heap_size < limit) return;
  collect();
  const { used_heap_size: alive } = getHeapStatistics();
  limit = alive + Math.max(least, alive / 3);
}
