import { closeCodes } from "@atrium/contract/protocol/frame.ts";
import type { Gateway } from "./gateway.ts";
import { readSnapshot } from "./open-workspace.ts";
import { nothingWatched, type Subscription, type WorkspaceStream } from "./workspace-stream.ts";

/** Connections that read their new snapshot at the same time. */
const together = 8;

/**
 * The log no longer reaches back to where this process stands: everybody here is told `reset`, with what they may hear
 * by now, and goes on from `seq`.
 */
export async function startAnew(gateway: Gateway, stream: WorkspaceStream, seq: number): Promise<void> {
  stream.seq = seq;
  stream.anewAt = seq;
  const waiting = [...stream.subscriptions()];
  const work = async () => {
    for (let sub = waiting.pop(); sub; sub = waiting.pop()) await renew(gateway, stream, sub);
  };
  await Promise.all(Array.from({ length: together }, work));
}

/** As in opening: what comes live while the snapshot is read is held and sent after it. */
async function renew(gateway: Gateway, stream: WorkspaceStream, sub: Subscription): Promise<void> {
  const { connection, workspaceId } = sub;
  const opening = {};
  stream.hold(opening);
  try {
    const snapshot = await readSnapshot(gateway, connection, workspaceId, 0);
    if (connection.closed || connection.subscriptions.get(workspaceId) !== sub) return stream.abandon(opening);
    if (!snapshot) {
      stream.abandon(opening);
      return gateway.closeSubscription(sub, "not_a_member");
    }
    stream.remove(sub);
    const hears = { keys: new Set(snapshot.keys), shared: stream.share(snapshot.shared), watching: nothingWatched };
    Object.assign(sub, { ...hears, seq: snapshot.seq });
    connection.sendObject({ type: "reset", workspaceId, seq: snapshot.seq });
    if (!stream.follow(opening, sub)) gateway.closeSubscription(sub, "not_a_member");
  } catch (error) {
    stream.abandon(opening);
    gateway.platform.log.error({ err: error }, "a connection could not start anew");
    connection.close(closeCodes.restarting, "could not be done now");
  }
}
