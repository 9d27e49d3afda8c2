import { closeCodes } from "@atrium/contract/protocol/frame.ts";
import { newId } from "#platform/operations/new-id.ts";
import type { Identity } from "#platform/operations/operation-context.ts";
import type { Flusher, Outlet, Queue } from "./flusher.ts";
import { type Frame, frameOf } from "./frame-buffer.ts";
import type { Subscription } from "./workspace-stream.ts";

/** One device connected by whatever transport: its identity, what it follows, and its way out. */
export class Connection {
  readonly id = newId();
  readonly identity: Identity;
  readonly subscriptions = new Map<string, Subscription>();
  /** Workspaces being opened now, each with the attempt that counts: a later one replaces it. */
  readonly opening = new Map<string, object>();
  active = true;
  closed = false;
  /** Calls being answered now. */
  calls = 0;
  /** When the other side was last heard, in milliseconds. */
  heardAt = Date.now();
  readonly #flusher: Flusher;
  readonly #queue: Queue;
  readonly #onClose: (connection: Connection) => void;

  constructor(
    identity: Identity,
    outlet: Outlet,
    flusher: Flusher,
    on: { close: (connection: Connection) => void; tooSlow: () => void },
  ) {
    this.identity = identity;
    this.#flusher = flusher;
    this.#onClose = on.close;
    this.#queue = flusher.queue(outlet, () => {
      on.tooSlow();
      this.close(closeCodes.tooSlow, "too slow");
    });
  }

  send(frame: Frame): void {
    if (!this.closed) this.#flusher.push(this.#queue, frame);
  }

  sendObject(frame: object): void {
    this.send(frameOf(frame));
  }

  /** Sends what waits, then closes with a code of the protocol. */
  close(code: number, reason: string): void {
    if (this.closed) return;
    this.gone();
    if (this.#queue.batch.frames > 0 && code !== closeCodes.tooSlow) this.#queue.outlet.write(this.#queue.batch);
    this.#queue.outlet.end(code, reason);
  }

  /** The other side went away. */
  gone(): void {
    if (this.closed) return;
    this.closed = true;
    this.#onClose(this);
  }
}
