import { Batch, type Frame } from "./frame-buffer.ts";

/** Where frames leave: a WebSocket, an HTTP stream, a waiting long poll. */
export type Outlet = {
  write(batch: Batch): void;
  /** Bytes accepted by us and not yet by the network. */
  readonly waiting: number;
  end(code: number, reason: string): void;
};

export type Queue = { batch: Batch; outlet: Outlet; tooSlow(): void };

/** How long frames wait for company, in milliseconds: one write per connection and tick instead of one per frame. */
const shortest = 2;
/**
 * A write costs the kernel about 5 µs whatever it carries, so writing to thousands takes tens of milliseconds. Waiting
 * as long as the last flush took keeps writing below half of the time: the busier, the more frames share a write.
 */
const longest = 20;
/** A reader that leaves this many bytes unread is cut off and resumes later; memory stays bounded. */
export const mostWaiting = 1024 * 1024;

/** Collects frames per connection and writes each connection once a tick. */
export class Flusher {
  #root = Batch.empty();
  #dirty: Queue[] = [];
  #timer: NodeJS.Timeout | undefined;
  #tick = shortest;

  queue(outlet: Outlet, tooSlow: () => void): Queue {
    return { batch: this.#root, outlet, tooSlow };
  }

  push(queue: Queue, frame: Frame): void {
    // A queue left over from an earlier tick begins anew; its frames are gone.
    const waiting = queue.batch.frames > 0;
    if (!waiting) {
      queue.batch = this.#root;
      this.#dirty.push(queue);
    }
    queue.batch = queue.batch.with(frame);
    this.#timer ??= setTimeout(() => this.flush(), this.#tick);
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const dirty = this.#dirty;
    this.#dirty = [];
    this.#root = Batch.empty();
    const began = performance.now();
    for (const queue of dirty) {
      const { batch } = queue;
      queue.batch = this.#root;
      if (queue.outlet.waiting > mostWaiting) queue.tooSlow();
      else queue.outlet.write(batch);
    }
    this.#tick = Math.min(longest, Math.max(shortest, performance.now() - began));
  }
}
