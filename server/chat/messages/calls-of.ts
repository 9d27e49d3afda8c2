import { mentionsIn } from "@atrium/contract/chat/message-text.ts";
import { sql } from "kysely";
import { onlineIn } from "#people/presence/index.ts";
import type { Db } from "#platform/database/database.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { insidersAmong } from "../channels/index.ts";

/** Whom a message calls: people by name, groups, or everybody in the channel. */
export type Calls = { people: string[]; groups: string[]; everybody: boolean };

type Asked = { db: Db; platform: Platform; workspaceId: string };
type Written = {
  channelId: string;
  authorId: string;
  text: string;
  threadId: string | null;
  alsoToChannel: boolean;
  /** Whether the author may call everybody, and groups of more than a few; those words are only words otherwise. */
  mayCallMany: boolean;
};

/** The most people one message calls by name; further ones are named and not called. */
const mostCalls = 100;
/** A group up to this size may be called by everybody who may write. */
export const fewPeople = 20;

/**
 * `@here` calls those of the channel by name who are online now, so that it is kept whom it called; where they are more
 * than a message calls by name, it calls everybody. From inside a thread `@channel` and `@here` would wake people who do
 * not see it: there they call nobody, and a group calls its people by name, for the thread is to be theirs from now on.
 */
export async function callsOf(asked: Asked, written: Written): Promise<Calls> {
  const { text, threadId, alsoToChannel, mayCallMany } = written;
  const mentions = mentionsIn(text);
  const people = mentions.people.slice(0, mostCalls);
  const groups = mentions.groups.slice(0, mostCalls);
  if (threadId !== null && !alsoToChannel) {
    const called = groups.length > 0 ? await peopleOfGroups(asked, written, groups) : [];
    return { people: [...people, ...called], groups: [], everybody: false };
  }
  if (mentions.everybody && mayCallMany) return { people, groups: [], everybody: true };
  if (!mentions.here || !mayCallMany) return { people, groups, everybody: false };
  const online = await onlineAmong(asked, written);
  if (online.length > mostCalls) return { people, groups: [], everybody: true };
  return { people: [...people, ...online], groups, everybody: false };
}

/** Few are simply named: the statement that calls people leaves out who is not in the channel. */
async function onlineAmong(asked: Asked, { channelId, authorId }: Written): Promise<string[]> {
  const { db, workspaceId } = asked;
  const online = (await onlineIn(asked, workspaceId)).filter((memberId) => memberId !== authorId);
  return online.length > mostCalls ? insidersAmong(db, workspaceId, channelId, online) : online;
}

/** Nobody, when they are more than a message calls by name. */
async function peopleOfGroups(
  { db, workspaceId }: Asked,
  { channelId, mayCallMany }: Written,
  groupIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ member_id: string }>`
    select distinct p.member_id from people_group g
    join people_group_member p on p.workspace_id = g.workspace_id and p.group_id = g.id
    join channel_member m on m.workspace_id = g.workspace_id and m.channel_id = ${channelId}::uuid
      and m.member_id = p.member_id
    where g.workspace_id = ${workspaceId}::uuid and p.workspace_id = ${workspaceId}::uuid
      and m.workspace_id = ${workspaceId}::uuid and g.id = any(${groupIds}::uuid[])
      and (g.member_count <= ${fewPeople} or ${mayCallMany}::boolean)
    limit ${mostCalls + 1}`.execute(db);
  return rows.length > mostCalls ? [] : rows.map((row) => row.member_id);
}
