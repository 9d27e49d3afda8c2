import { closeCodes } from "@atrium/contract/protocol/frame.ts";
import { newId } from "#platform/operations/new-id.ts";
import type { Identity } from "#platform/operations/operation-context.ts";
import type { Flusher, Outlet, Queue } from "./flusher.ts";
import { type Batch, type Frame, frameOf } from "./frame-buffer.ts";
import type { Subscription } from "./workspace-stream.ts";

let made = 0;

/** Whom all connections of a process belong to. */
export type ConnectionOwner = {
  flusher: Flusher;
  closed(connection: Connection): void;
  tooSlow(): void;
};

/**
 * One device connected by whatever transport: its identity, what it follows, and its way out. There may be ten
 * thousand of them, idle most of the time: what each holds is kept small.
 */
export class Connection implements Queue {
  readonly id = newId();
  /** Counts the connections of this process: spreads what is done with all of them over time. */
  readonly number = made++;
  readonly identity: Identity;
  readonly subscriptions = new Map<string, Subscription>();
  /** Workspaces being opened now, each with the attempt that counts: a later one replaces it. */
  opening: Map<string, object> | undefined;
  active = true;
  closed = false;
  /** Its session was ended: nobody comes back by it. */
  ended = false;
  /** Calls being answered now. */
  calls = 0;
  /** When the other side was last heard, in milliseconds. */
  heardAt = Date.now();
  batch: Batch | undefined;
  readonly outlet: Outlet;
  readonly #owner: ConnectionOwner;

  constructor(identity: Identity, outlet: Outlet, owner: ConnectionOwner) {
    this.identity = identity;
    this.outlet = outlet;
    this.#owner = owner;
  }

  send(frame: Frame): void {
    if (!this.closed) this.#owner.flusher.push(this, frame);
  }

  tooSlow(): void {
    this.#owner.tooSlow();
    this.close(closeCodes.tooSlow, "too slow");
  }

  sendObject(frame: object): void {
    this.send(frameOf(frame));
  }

  /** Sends what waits, then closes with a code of the protocol. */
  close(code: number, reason: string): void {
    if (this.closed) return;
    this.gone();
    const { batch, outlet } = this;
    this.batch = undefined;
    if (batch && code !== closeCodes.tooSlow) outlet.write(batch);
    outlet.end(code, reason);
  }

  /** The other side went away. */
  gone(): void {
    if (this.closed) return;
    this.closed = true;
    this.#owner.closed(this);
  }
}
