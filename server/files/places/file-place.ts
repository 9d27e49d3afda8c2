import { type RawBuilder, sql } from "kysely";
import { may, require } from "#platform/access/access.ts";
import type { Membership } from "#platform/access/membership.ts";
import { audience } from "#platform/events/event-log.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";

export type PlaceAct = "read" | "organise";

/**
 * Places files are shown at, besides the workspace itself: channels. The feature they belong to says who sees them and
 * who puts them in order; here nobody knows what they are.
 */
export type FilePlaces = {
  /** A query for the ids (`id`) of all the asker may read now. */
  readable(member: Membership): RawBuilder<unknown>;
  /** Those of these the asker may organise now. */
  organisable(context: WorkspaceContext, ids: string[]): Promise<Set<string>>;
  /** Refuses who may not; what is not theirs to see is not found. */
  access(context: WorkspaceContext, id: string, act: PlaceAct): Promise<void>;
  /** Who sees it. */
  audience(id: string): string[];
};

let others: FilePlaces | undefined;

/** Called by the door of the feature the places belong to. */
export function filePlaces(places: FilePlaces): void {
  others = places;
}

/** A query for the ids of all places whose files the asker may see now; the workspace's own id stands for itself. */
export const readablePlaces = (member: Membership): RawBuilder<unknown> => sql`
  ${others?.readable(member) ?? sql`select null::uuid as id where false`}
  union all select ${member.workspaceId}::uuid as id where ${may(member, "file.browse")}::boolean`;

export async function accessPlace(context: WorkspaceContext, placeId: string, act: PlaceAct): Promise<void> {
  if (placeId !== context.workspaceId) return others?.access(context, placeId, act);
  require(context.member, "file.browse");
  if (act === "organise") require(context.member, "file.organise");
}

/** Which of these the asker may organise: make folders, put files into them. */
export async function organisablePlaces(context: WorkspaceContext, ids: string[]): Promise<Set<string>> {
  const { member, workspaceId } = context;
  const elsewhere = ids.filter((id) => id !== workspaceId);
  const found = elsewhere.length > 0 ? await others?.organisable(context, elsewhere) : undefined;
  const isOwn = may(member, "file.browse") && may(member, "file.organise") && ids.includes(workspaceId);
  return new Set([...(found ?? []), ...(isOwn ? [workspaceId] : [])]);
}

/** Who hears of what happens to the files of a place. */
export const placeAudience = (workspaceId: string, placeId: string): string[] =>
  placeId === workspaceId ? [audience.permission("file.browse")] : (others?.audience(placeId) ?? []);

/** A place as the contract names it: null for the workspace's own. */
export const channelIdOf = (workspaceId: string, placeId: string): string | null =>
  placeId === workspaceId ? null : placeId;
