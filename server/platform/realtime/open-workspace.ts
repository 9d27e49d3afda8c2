import type { Seq } from "@atrium/contract/protocol/id.ts";
import { permissionsOf } from "#platform/access/access.ts";
import { audience, type LoggedEvent, mostReplayed, readEvents, readHead } from "#platform/events/event-log.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { asMember, run } from "#platform/operations/run.ts";
import type { Connection } from "./connection.ts";
import type { Gateway } from "./gateway.ts";
import { eventFrame, nothingWatched, type Subscription, type WorkspaceStream } from "./workspace-stream.ts";

type Snapshot = {
  memberId: string;
  keys: string[];
  /** What everybody with the same roles hears too. */
  shared: string[];
  seq: number;
  missed: LoggedEvent[] | undefined;
};

/**
 * Begins to follow a workspace from just after `after`. Membership, audiences and the missed events are read in one
 * snapshot; live events that arrive meanwhile are held and sent after it, so nothing is lost or told twice.
 */
export async function openWorkspace(
  gateway: Gateway,
  connection: Connection,
  workspaceId: string,
  after: Seq,
): Promise<void> {
  const opening = {};
  connection.opening ??= new Map();
  connection.opening.set(workspaceId, opening);
  const counts = () => connection.opening?.get(workspaceId) === opening && !connection.closed;
  try {
    const stream = await gateway.stream(workspaceId, connection.identity.accountId);
    if (stream) await openOn(gateway, connection, stream, { opening, after, counts });
    else if (counts()) connection.sendObject({ type: "closed", workspaceId, code: "not_found" });
  } finally {
    if (connection.opening?.get(workspaceId) === opening) connection.opening.delete(workspaceId);
    if (connection.opening?.size === 0) connection.opening = undefined;
  }
}

/** `counts` tells whether nobody has closed or opened the workspace again meanwhile. */
type Attempt = { opening: object; after: Seq; counts: () => boolean };

async function openOn(
  gateway: Gateway,
  connection: Connection,
  stream: WorkspaceStream,
  { opening, after, counts }: Attempt,
): Promise<void> {
  const { workspaceId } = stream;
  stream.hold(opening);
  try {
    let snapshot = await readSnapshot(gateway, connection, workspaceId, after);
    // Of a moment before everybody here was told to start anew: this one would never hear of it.
    if (snapshot && snapshot.seq < stream.anewAt)
      snapshot = await readSnapshot(gateway, connection, workspaceId, after);
    if (snapshot && counts()) return begin(gateway, connection, stream, opening, snapshot);
    if (counts()) connection.sendObject({ type: "closed", workspaceId, code: "not_found" });
    giveUp(gateway, stream, opening);
  } catch (error) {
    giveUp(gateway, stream, opening);
    throw error;
  }
}

function giveUp(gateway: Gateway, stream: WorkspaceStream, opening: object): void {
  stream.abandon(opening);
  gateway.release(stream);
}

function begin(
  gateway: Gateway,
  connection: Connection,
  stream: WorkspaceStream,
  opening: object,
  snapshot: Snapshot,
): void {
  const { workspaceId } = stream;
  const sub: Subscription = {
    connection,
    workspaceId,
    memberId: snapshot.memberId,
    keys: new Set(snapshot.keys),
    shared: stream.share(snapshot.shared),
    seq: snapshot.seq,
    events: snapshot.missed?.length ?? 0,
    watching: nothingWatched,
  };
  for (const event of snapshot.missed ?? []) connection.send(eventFrame(event));
  connection.sendObject({ type: snapshot.missed ? "opened" : "reset", workspaceId, seq: snapshot.seq });
  connection.subscriptions.set(workspaceId, sub);
  if (!stream.follow(opening, sub)) {
    gateway.closeSubscription(sub, "not_a_member");
    return;
  }
  for (const source of gateway.platform.catalogue.features.flatMap((feature) => feature.signals ?? []))
    source.connected?.(gateway.presenceOf(sub), gateway.platform);
}

export async function readSnapshot(
  gateway: Gateway,
  connection: Connection,
  workspaceId: string,
  after: Seq,
): Promise<Snapshot | undefined> {
  const { identity } = connection;
  const request = {
    requestId: connection.id,
    origin: { ip: "", userAgent: "" },
    identity,
    cookies: "",
    setCookie: () => undefined,
  };
  const scope = { workspaceId, accountId: identity.accountId, mode: "snapshot" as const };
  return run(
    gateway.platform,
    scope,
    async (context) => {
      const inside = await asMember(context, workspaceId);
      return inside && snapshotOf(inside, after);
    },
    request,
  );
}

async function snapshotOf(context: WorkspaceContext, after: Seq): Promise<Snapshot | undefined> {
  const { db, workspaceId, member, platform } = context;
  const sources = platform.catalogue.features.flatMap((feature) => feature.audiences ?? []);
  const [head, ...lists] = await Promise.all([
    readHead(db, workspaceId),
    ...sources.map((source) => source.keysOf(db, member)),
  ]);
  if (!head) return undefined;
  const keys = [audience.person(member.id), ...lists.flat()];
  const shared = [audience.workspace, ...permissionsOf(member).map(audience.permission)];
  const reaches = after >= head.prunedSeq && after <= head.seq && head.seq - after <= mostReplayed;
  const range = { after, until: head.seq, most: mostReplayed, keys: [...keys, ...shared] };
  const missed = reaches ? await readEvents(db, workspaceId, range) : undefined;
  return { memberId: member.id, keys, shared, seq: head.seq, missed };
}
