/**
 * References: how objects of different features point at each other without importing each other. A feature
 * registers how its kind is shown to an asker; what the asker may not see resolves to nothing.
 * May import: platform/database, the contract's protocol.
 */
import type { Reference, ReferencePreview } from "@atrium/contract/protocol/reference.ts";
import { sql } from "kysely";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";

export type ReferenceKind = {
  /** Previews for those of the ids the asker may see. */
  preview(context: WorkspaceContext, ids: string[]): Promise<Map<string, ReferencePreview>>;
};

/** Links two objects; linking twice is linking once. Whoever links has checked access to both. */
export async function link(context: WorkspaceContext, from: Reference, relation: string, to: Reference): Promise<void> {
  await sql`insert into link (workspace_id, from_kind, from_id, relation, to_kind, to_id, created_by)
    values (${context.workspaceId}::uuid, ${from.kind}, ${from.id}::uuid, ${relation}, ${to.kind}, ${to.id}::uuid,
      ${context.member.id}::uuid) on conflict do nothing`.execute(context.db);
}

export async function unlink(
  context: WorkspaceContext,
  from: Reference,
  relation: string,
  to: Reference,
): Promise<void> {
  await sql`delete from link where workspace_id = ${context.workspaceId}::uuid and relation = ${relation}
    and from_kind = ${from.kind} and from_id = ${from.id}::uuid
    and to_kind = ${to.kind} and to_id = ${to.id}::uuid`.execute(context.db);
}

/** What points at an object; the caller previews the answer, which drops what the asker may not see. */
export async function linksTo(context: WorkspaceContext, to: Reference): Promise<(Reference & { relation: string })[]> {
  const { rows } = await sql<Reference & { relation: string }>`
    select from_kind as kind, from_id as id, relation from link where workspace_id = ${context.workspaceId}::uuid
    and to_kind = ${to.kind} and to_id = ${to.id}::uuid order by created_at limit 200`.execute(context.db);
  return rows;
}

/** Previews of references of any kinds, in their order; null where the asker may not see it or it is gone. */
export async function previewReferences(
  context: WorkspaceContext,
  refs: Reference[],
): Promise<(ReferencePreview | null)[]> {
  const kinds = Object.groupBy(refs, (ref) => ref.kind);
  const found = new Map<string, ReferencePreview>();
  for (const [kind, ofKind] of Object.entries(kinds)) {
    const handler = context.platform.catalogue.features.map((feature) => feature.references?.[kind]).find(Boolean);
    const previews = await handler?.preview(context, [...new Set(ofKind?.map((ref) => ref.id))]);
    for (const [id, preview] of previews ?? []) found.set(`${kind}:${id}`, preview);
  }
  return refs.map((ref) => found.get(`${ref.kind}:${ref.id}`) ?? null);
}
