import type { QuietHours } from "@atrium/contract/people/availability.ts";
import type { Profile, Status } from "@atrium/contract/people/profiles.ts";
import { type Generated, type Selectable, sql } from "kysely";
import type { Db } from "#platform/database/database.ts";
import { foldName, nameWords } from "./name-words.ts";

/** A person's row in one workspace: who they are there, and whether they may come in. */
export type MemberTable = {
  workspace_id: string;
  id: string;
  account_id: string | null;
  kind: Profile["kind"];
  state: Profile["state"];
  state_at: Date;
  state_by: string | null;
  name: string;
  name_key: string;
  title: string;
  picture_id: string | null;
  time_zone: string;
  status: Status | null;
  quiet_until: Date | null;
  quiet_hours: QuietHours[] | null;
  lets_through: Generated<string[]>;
  invisible: Generated<boolean>;
  joined_at: Date;
};
type NameWordTable = { workspace_id: string; word: string; member_id: string };

declare module "#platform/database/tables.ts" {
  interface Tables {
    member: MemberTable;
    member_name_word: NameWordTable;
  }
}
export type MemberRow = Selectable<MemberTable>;

/** Who somebody new is; the rest of the profile begins empty. */
export type NewMember = {
  id: string;
  accountId: string | null;
  kind: Profile["kind"];
  name: string;
  title?: string;
  timeZone?: string;
  /** Active unless told; who left elsewhere comes with an import as somebody who left. */
  state?: Profile["state"];
  joinedAt: Date;
};

/** Adds people; an account that is in the workspace already (any state) is left out. Answers the ids added. */
export async function insertMembers(db: Db, workspaceId: string, people: readonly NewMember[]): Promise<string[]> {
  const rows = people.map((person) => ({
    id: person.id,
    account_id: person.accountId,
    kind: person.kind,
    name: person.name,
    name_key: foldName(person.name),
    title: person.title ?? "",
    time_zone: person.timeZone ?? "UTC",
    state: person.state ?? "active",
    joined_at: person.joinedAt.toISOString(),
  }));
  const { rows: added } = await sql<{ id: string; name: string }>`
    insert into member
      (workspace_id, id, account_id, kind, state, state_at, name, name_key, title, time_zone, joined_at)
    select ${workspaceId}::uuid, id, account_id, kind, state, joined_at, name, name_key, title, time_zone, joined_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, account_id uuid, kind text, state text,
      name text, name_key text, title text, time_zone text, joined_at timestamptz)
    on conflict (workspace_id, account_id) do nothing returning id, name`.execute(db);
  await insertWords(db, workspaceId, added);
  return added.map((row) => row.id);
}

/** One statement for any number of people. */
async function insertWords(db: Db, workspaceId: string, people: { id: string; name: string }[]): Promise<void> {
  const pairs = people.flatMap(({ id, name }) => nameWords(name).map((word) => [word, id] as const));
  const words = pairs.map(([word]) => word);
  const ids = pairs.map(([, id]) => id);
  await sql`insert into member_name_word (workspace_id, word, member_id)
    select ${workspaceId}::uuid, word, id from unnest(${words}::text[], ${ids}::uuid[]) as w(word, id)`.execute(db);
}

/** Rows of these people; ids of nobody here are left out. */
export async function membersOf(db: Db, workspaceId: string, ids: readonly string[]): Promise<MemberRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom("member")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", sql<string>`any(${ids}::uuid[])`)
    .execute();
}

/** Somebody's row, which nobody else changes until the transaction ends. */
export const lockMember = (db: Db, workspaceId: string, id: string): Promise<MemberRow | undefined> =>
  db
    .selectFrom("member")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirst();

/** Somebody's row whatever their state, by account. */
export function memberOfAccount(db: Db, workspaceId: string, accountId: string): Promise<MemberRow | undefined> {
  return db
    .selectFrom("member")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("account_id", "=", accountId)
    .executeTakeFirst();
}

/** Changes a row and answers it as it is now; undefined when there is nobody of this id. */
export async function changeMember(
  db: Db,
  workspaceId: string,
  id: string,
  change: Partial<Omit<MemberRow, "workspace_id" | "id" | "name_key">>,
): Promise<MemberRow | undefined> {
  const { status, quiet_hours: hours, ...rest } = change;
  const row = await db
    .updateTable("member")
    .set({
      ...rest,
      ...(change.name !== undefined && { name_key: foldName(change.name) }),
      ...(status !== undefined && { status: json(status) }),
      ...(hours !== undefined && { quiet_hours: json(hours) }),
    })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
  if (row && change.name !== undefined) await replaceWords(db, workspaceId, id, change.name);
  return row;
}

const json = <T>(value: T) => sql<T>`${value && JSON.stringify(value)}::jsonb`;

async function replaceWords(db: Db, workspaceId: string, id: string, name: string): Promise<void> {
  await db.deleteFrom("member_name_word").where("workspace_id", "=", workspaceId).where("member_id", "=", id).execute();
  await insertWords(db, workspaceId, [{ id, name }]);
}

/** People of one state by name, after a place in that order; each word of `query` begins a word of the name. */
export async function pageOfMembers(
  db: Db,
  workspaceId: string,
  wanted: { state: Profile["state"]; query: string; after: readonly [string, string] | undefined; limit: number },
): Promise<MemberRow[]> {
  let rows = db
    .selectFrom("member")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("state", "=", wanted.state);
  for (const word of nameWords(wanted.query).slice(0, mostWords)) {
    const named = db
      .selectFrom("member_name_word")
      .select("member_id")
      .where("workspace_id", "=", workspaceId)
      .where("word", ">=", word)
      .where("word", "<", `${word}\u{10ffff}`);
    rows = rows.where("id", "in", named);
  }
  if (wanted.after) {
    const [nameKey, id] = wanted.after;
    rows = rows.where(sql<boolean>`(name_key, id) > (${nameKey}, ${id}::uuid)`);
  }
  return rows.orderBy("name_key").orderBy("id").limit(wanted.limit).execute();
}

/** More words than a name has narrow nothing; each costs an index range. */
const mostWords = 5;

/** Where an account is let in, oldest first. The one question across workspaces: asked outside of any. */
export async function membershipsOfAccount(
  db: Db,
  accountId: string,
): Promise<{ workspaceId: string; memberId: string }[]> {
  const rows = await db
    .selectFrom("member")
    .select(["workspace_id", "id"])
    .where("account_id", "=", accountId)
    .where("state", "=", "active")
    .orderBy("joined_at")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ workspaceId: row.workspace_id, memberId: row.id }));
}

/** Every account that is let in. As long as the workspace is large: for what happens once in its life. */
export async function accountsLetIn(db: Db, workspaceId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("member")
    .select("account_id")
    .where("workspace_id", "=", workspaceId)
    .where("state", "=", "active")
    .where("account_id", "is not", null)
    .execute();
  return rows.map((row) => row.account_id as string);
}

/** Rows of these accounts, whatever their state. */
export async function membersOfAccounts(
  db: Db,
  workspaceId: string,
  accountIds: readonly string[],
): Promise<MemberRow[]> {
  return db
    .selectFrom("member")
    .selectAll()
    .where("workspace_id", "=", workspaceId)
    .where("account_id", "=", sql<string>`any(${accountIds}::uuid[])`)
    .execute();
}

/** Somebody who left comes back as who they were. False when they did already. */
export async function readmitMember(db: Db, workspaceId: string, id: string, at: Date): Promise<boolean> {
  const readmitted = await db
    .updateTable("member")
    .set({ state: "active", state_at: at, state_by: null, joined_at: at })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .where("state", "=", "left")
    .executeTakeFirst();
  return readmitted.numUpdatedRows > 0n;
}

/**
 * A placeholder becomes this account's person and keeps its id, and with it everything it wrote. A row the account
 * left behind here earlier stays with its history, as somebody who left. False when somebody else claimed it.
 */
export async function claimPlaceholder(
  db: Db,
  workspaceId: string,
  claim: { id: string; accountId: string; at: Date },
): Promise<boolean> {
  await db
    .updateTable("member")
    .set({ account_id: null })
    .where("workspace_id", "=", workspaceId)
    .where("account_id", "=", claim.accountId)
    .where("state", "=", "left")
    .execute();
  const claimed = await db
    .updateTable("member")
    .set({ account_id: claim.accountId, kind: "person", state: "active", state_at: claim.at, joined_at: claim.at })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", claim.id)
    .where("kind", "=", "placeholder")
    .executeTakeFirst();
  return claimed.numUpdatedRows > 0n;
}
