import { insertMembers, membersOf, type NewMember } from "#people/profiles/index.ts";
import type { Platform } from "#platform/operations/platform.ts";

/** Somebody of elsewhere: a placeholder whom an invitation can be claimed for, or a bot. */
export type HistoryPerson = Omit<NewMember, "accountId" | "joinedAt">;

const batchSize = 2000;

/** Adds those who are not in the workspace yet, in one transaction each few thousand; answers their ids. */
export async function writePeople(
  platform: Platform,
  workspaceId: string,
  people: readonly HistoryPerson[],
): Promise<Set<string>> {
  const added = new Set<string>();
  for (let from = 0; from < people.length; from += batchSize) {
    const batch = people.slice(from, from + batchSize);
    await platform.run({ workspaceId }, async ({ db, now }) => {
      const ids = batch.map((person) => person.id);
      const known = new Set((await membersOf(db, workspaceId, ids)).map((row) => row.id));
      const fresh = batch.filter((person) => !known.has(person.id));
      const rows = fresh.map((person) => ({ ...person, accountId: null, joinedAt: now }));
      for (const id of await insertMembers(db, workspaceId, rows)) added.add(id);
    });
  }
  return added;
}
