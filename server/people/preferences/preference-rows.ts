import { defaultPreferences, Preferences } from "@atrium/contract/people/preferences.ts";
import { type RawBuilder, sql } from "kysely";
import type { Db } from "#platform/database/database.ts";

/** What was chosen of it holds; what no longer means anything (an older version's) is as if never chosen. */
export function preferencesFrom(chosen: unknown): Preferences {
  const entries = Object.entries(chosen ?? {}).filter(([key, value]) => {
    const shape = Preferences.shape[key as keyof Preferences];
    return shape?.safeParse(value).success;
  });
  return { ...defaultPreferences, ...Object.fromEntries(entries) };
}

/**
 * Whether somebody has switched something off that holds otherwise: a condition of a query about many people.
 * `memberId` is an expression of that query.
 */
export const switchedOff = (
  workspaceId: string,
  memberId: RawBuilder<unknown>,
  key: { [K in keyof Preferences]: Preferences[K] extends boolean ? K : never }[keyof Preferences],
): RawBuilder<boolean> => sql<boolean>`exists (select from member_preferences p
  where p.workspace_id = ${workspaceId}::uuid and p.member_id = ${memberId} and p.chosen->>${key}::text = 'false')`;

export async function preferencesOf(db: Db, workspaceId: string, memberId: string): Promise<Preferences> {
  const { rows } = await sql<{ chosen: unknown }>`
    select chosen from member_preferences
    where workspace_id = ${workspaceId}::uuid and member_id = ${memberId}::uuid`.execute(db);
  return preferencesFrom(rows[0]?.chosen);
}

/** Merges; two devices changing different things at once both have their way. */
export async function mergePreferences(
  db: Db,
  workspaceId: string,
  memberId: string,
  change: Partial<Preferences>,
): Promise<{ preferences: Preferences; isChanged: boolean }> {
  const { rows } = await sql<{ chosen: unknown; is_changed: boolean }>`
    insert into member_preferences as p (workspace_id, member_id, chosen)
    values (${workspaceId}::uuid, ${memberId}::uuid, ${JSON.stringify(change)}::jsonb)
    on conflict (workspace_id, member_id) do update set chosen = p.chosen || excluded.chosen
    returning chosen, chosen is distinct from (select before.chosen from member_preferences before
      where before.workspace_id = ${workspaceId}::uuid and before.member_id = ${memberId}::uuid) as is_changed
  `.execute(db);
  return { preferences: preferencesFrom(rows[0]?.chosen), isChanged: rows[0]?.is_changed ?? false };
}
