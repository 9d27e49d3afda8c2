import { Batch, type Frame } from "./frame-buffer.ts";

/** Where frames leave: a WebSocket, an HTTP stream, a waiting long poll. */
export type Outlet = {
  write(batch: Batch): void;
  /** Bytes accepted by us and not yet by the network. */
  readonly waiting: number;
  end(code: number, reason: string): void;
};

/** `batch` is what waits. Nothing is kept of what was sent: an idle connection must not hold on to old frames. */
export type Queue = { batch: Batch | undefined; readonly outlet: Outlet; tooSlow(): void };

/**
 * A write costs the kernel 5 µs and more whatever it carries, so writing to thousands takes tens of milliseconds. After
 * each flush comes a rest as long as it took, in milliseconds at most this: writing takes no more than half of the
 * time, and the busier it is, the more frames share a write. Frames that come to a rested flusher leave at once, with
 * all others of that turn of the event loop.
 */
const longestRest = 20;
/** A reader that leaves this many bytes unread is cut off and resumes later; memory stays bounded. */
export const mostWaiting = 1024 * 1024;

/** Collects frames per connection and writes to each connection once a flush. */
export class Flusher {
  #root = Batch.empty();
  #dirty: Queue[] = [];
  #rested = 0;
  #cancel: (() => void) | undefined;

  push(queue: Queue, frame: Frame): void {
    if (!queue.batch) this.#dirty.push(queue);
    queue.batch = (queue.batch ?? this.#root).with(frame);
    this.#cancel ??= this.#schedule();
  }

  flush(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    const dirty = this.#dirty;
    this.#dirty = [];
    this.#root = Batch.empty();
    const began = performance.now();
    for (const queue of dirty) {
      const { batch } = queue;
      queue.batch = undefined;
      if (!batch) continue;
      if (queue.outlet.waiting > mostWaiting) queue.tooSlow();
      else queue.outlet.write(batch);
    }
    const ended = performance.now();
    this.#rested = ended + Math.min(longestRest, ended - began);
  }

  #schedule(): () => void {
    const rest = this.#rested - performance.now();
    if (rest > 0) {
      const timer = setTimeout(() => this.flush(), rest);
      return () => clearTimeout(timer);
    }
    const turn = setImmediate(() => this.flush());
    return () => clearImmediate(turn);
  }
}
