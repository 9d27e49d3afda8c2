import type { EventFrame } from "@atrium/contract/protocol/frame.ts";
import { ApiError } from "../api/api-error.ts";
import { createStore } from "../store/create-store.ts";
import { tellClear, tellElsewhere, tellEvent, tellSignal } from "../store/feed.ts";
import { enterSpace, type Space, space } from "../store/space.ts";
import { connectionState, hearWith, live } from "./live.ts";

/**
 * Keeps the stores true to one workspace: first what this device remembers, then a snapshot, then every event
 * after it. The stores never hold a mixture: while a new snapshot is on its way, events wait for it.
 */
export type SnapshotSource<S extends { seq: number } = { seq: number }> = {
  /** The snapshot, as of its `seq`. */
  read: (workspaceId: string) => Promise<S>;
  /** Hands the snapshot to the features. `cached`: from this device's memory, the real one follows. */
  take: (snapshot: S, about: { cached: boolean }) => void;
};

export type Following = {
  /** `empty` before anything can be shown; `remembered` from this device; `current` from the server. */
  shows: "empty" | "remembered" | "current";
  /** Why there is nothing to show, or why it is not current. */
  error: ApiError | null;
  /** The workspace was taken away while looking at it. */
  lost: boolean;
};
const nothing: Following = { shows: "empty", error: null, lost: false };
export const following = createStore<Following>(nothing);

let source: SnapshotSource | undefined;
/** Events that wait for a snapshot; null when none is on its way. */
let waiting: EventFrame[] | null = null;
let present: { workspaceId: string } | null = null;

/** Says where snapshots come from; called once at the start. */
export function followFrom<S extends { seq: number }>(from: SnapshotSource<S>): void {
  // What `take` is given came from `read`, now or in an earlier session.
  source = { read: from.read, take: (snapshot, about) => from.take(snapshot as S, about) };
  hearWith({
    onEvent: heard,
    onSignal: (frame) => (frame.workspaceId === present?.workspaceId ? tellSignal(frame) : tellElsewhere(frame)),
    onReset: hearReset,
    onClosed: loseSpace,
  });
}

/** Enters a workspace and follows it until another is entered. */
export async function follow(about: Omit<Space, "cache">): Promise<void> {
  if (space.get()?.workspaceId === about.workspaceId && space.get()?.accountId === about.accountId) return;
  unfollow();
  const mine = { workspaceId: about.workspaceId };
  present = mine;
  enterSpace(about);
  const remembered = await space.get()?.cache.get<{ seq: number }>("snapshot");
  if (present !== mine) return;
  if (remembered) {
    source?.take(remembered, { cached: true });
    following.set({ ...nothing, shows: "remembered" });
  }
  await refresh();
}

/** Leaves the workspace and forgets what was held of it in memory. */
export function unfollow(): void {
  if (present) live().close(present.workspaceId);
  present = null;
  waiting = null;
  space.set(null);
  following.set(nothing);
  tellClear();
}

/** Fetches a snapshot and follows from there; tries again when the connection comes back. */
export async function refresh(): Promise<void> {
  const mine = present;
  if (!mine || !source) return;
  waiting ??= [];
  try {
    const snapshot = await source.read(mine.workspaceId);
    if (present !== mine) return;
    source.take(snapshot, { cached: false });
    const later = waiting.filter((frame) => frame.seq > snapshot.seq);
    waiting = null;
    for (const frame of later) tellEvent(frame);
    if (live().seqOf(mine.workspaceId) === undefined) live().open(mine.workspaceId, snapshot.seq);
    following.set({ shows: "current", error: null, lost: false });
    await space.get()?.cache.set("snapshot", snapshot);
  } catch (thrown) {
    if (present !== mine) return;
    const error = thrown instanceof ApiError ? thrown : ApiError.offline(thrown);
    if (error.passing) {
      following.set((before) => ({ ...before, error }));
      return tryAgain(mine, error);
    }
    // Refused for good: what this device remembers of it is no longer for these eyes.
    following.set({ ...nothing, error });
    await space.get()?.cache.clear();
  }
}

function tryAgain(mine: { workspaceId: string }, error: ApiError): void {
  const again = () => {
    clearTimeout(timer);
    stop();
    if (present === mine) refresh().catch(reportError);
  };
  const timer = setTimeout(again, (error.retryAfter ?? 5 + Math.random() * 5) * 1000);
  const stop = connectionState.subscribe(() => connectionState.get().status === "online" && again());
}

function heard(frame: EventFrame): void {
  if (frame.workspaceId !== present?.workspaceId) return;
  if (waiting) waiting.push(frame);
  else tellEvent(frame);
}

function hearReset(workspaceId: string): void {
  if (workspaceId !== present?.workspaceId) return;
  waiting = [];
  refresh().catch(reportError);
}

function loseSpace(workspaceId: string): void {
  if (workspaceId !== present?.workspaceId) return;
  unfollow();
  following.set({ ...nothing, lost: true });
}
