/**
 * How far a client has come in one workspace's log. The sequence an event carries is the workspace's, and a
 * person sees only some of them, so a gap proves nothing; the count in a ping does. `sure` is where the last
 * agreeing ping stood: everything up to there was certainly handled.
 */
export type Progress = {
  /** Of the last event handled, or further when the server said there is nothing in between. */
  seq: number;
  sure: number;
  /** Handled since `sure`, so that a second delivery is noticed. */
  readonly handled: Set<number>;
  /** Event frames received since the workspace was opened on the present connection. */
  received: number;
  /** The server has said so on the present connection; only now it takes frames about the workspace. */
  opened: boolean;
  /** Pings in a row that disagreed. */
  disagreed: number;
};

export const progressAt = (seq: number): Progress => ({
  seq,
  sure: seq,
  handled: new Set(),
  received: 0,
  opened: false,
  disagreed: 0,
});

/** Whether the event is new and must be handled; false for a second delivery. */
export function receive(progress: Progress, seq: number): boolean {
  progress.received += 1;
  if (seq <= progress.sure || progress.handled.has(seq)) return false;
  progress.handled.add(seq);
  progress.seq = Math.max(progress.seq, seq);
  return true;
}

/** Compares with a ping; false when something was lost on the way. */
export function agree(progress: Progress, ping: { seq: number; events: number }): boolean {
  if (ping.events !== progress.received) {
    progress.disagreed += 1;
    return false;
  }
  progress.disagreed = 0;
  reachedFor(progress, ping.seq);
  progress.sure = progress.seq;
  progress.handled.clear();
  return true;
}

/** The server says that everything up to `seq` was sent. */
export function reachedFor(progress: Progress, seq: number): void {
  progress.seq = Math.max(progress.seq, seq);
}

/** After a loss: back to where it was certain, keeping note of what was handled since. */
export function rewind(progress: Progress): void {
  progress.seq = progress.sure;
}
