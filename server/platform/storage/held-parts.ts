import { refuse } from "#platform/operations/refuse.ts";
import { Turns } from "#platform/turns.ts";

/** What all readers of a process hold together, beyond the pieces they have been handed. */
const mostHeld = 96 * 1024 * 1024;
/** Parts that are fetched and opened at the same moment: each takes its size twice while that lasts. */
const openedAtOnce = 12;

const busy = () => refuse("unavailable", { retryAfter: 5 });

/** Fetches one part of somebody's file, whole. */
export type OpenPart = (part: number) => Promise<Buffer>;

/**
 * The opened parts readers are in the middle of. Who reads slowly, or not at all, must not hold a whole part for as long
 * as they like: a few hundred such connections would be all memory there is. So the part that was touched least lately
 * is let go of, and whoever comes back to it has it opened again.
 */
export class HeldParts {
  readonly #held = new Map<string, Buffer>();
  readonly #turns = new Turns({ atOnce: openedAtOnce, mostWaiting: 2000, onFull: busy });
  #bytes = 0;
  #readers = 0;

  /** For one reader, who calls `end` at last. */
  reader(open: OpenPart): { part: OpenPart; ahead: (part: number) => void; end: () => void } {
    const reader = (this.#readers += 1);
    const coming = new Map<number, Promise<Buffer>>();
    let isOver = false;
    const name = (part: number) => `${reader}/${part}`;
    const fetched = (part: number): Promise<Buffer> => {
      const known = coming.get(part);
      if (known) return known;
      const bytes = this.#turns
        .take(() => open(part))
        .then((opened) => {
          if (!isOver) this.#hold(name(part), opened);
          return opened;
        })
        .finally(() => coming.delete(part));
      coming.set(part, bytes);
      return bytes;
    };
    const own = new Set<number>();
    return {
      part: async (part) => {
        for (const before of own)
          if (before < part) {
            own.delete(before);
            this.#drop(name(before));
          }
        own.add(part);
        return this.#touched(name(part)) ?? fetched(part);
      },
      // What goes wrong is found out when it is its turn.
      ahead: (part) => {
        if (own.has(part)) return;
        own.add(part);
        fetched(part).catch(() => undefined);
      },
      end: () => {
        isOver = true;
        for (const part of own) this.#drop(name(part));
      },
    };
  }

  #touched(name: string): Buffer | undefined {
    const bytes = this.#held.get(name);
    if (!bytes) return undefined;
    this.#held.delete(name);
    this.#held.set(name, bytes);
    return bytes;
  }

  #hold(name: string, bytes: Buffer): void {
    this.#held.set(name, bytes);
    this.#bytes += bytes.length;
    for (const oldest of this.#held.keys()) {
      if (this.#bytes <= mostHeld) return;
      this.#drop(oldest);
    }
  }

  #drop(name: string): void {
    this.#bytes -= this.#held.get(name)?.length ?? 0;
    this.#held.delete(name);
  }
}
