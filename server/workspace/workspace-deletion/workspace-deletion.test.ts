import { createChannel, listMyChannels } from "@atrium/contract/chat/channels.ts";
import { sendMessage } from "@atrium/contract/chat/messages.ts";
import { listScheduledMessages, scheduleMessage } from "@atrium/contract/chat/scheduled-messages.ts";
import { createShareLink } from "@atrium/contract/files/share-links.ts";
import { createPersonalToken } from "@atrium/contract/people/sessions.ts";
import { createInviteLink, readInvitation } from "@atrium/contract/workspace/invitations.ts";
import { removeMember } from "@atrium/contract/workspace/members.ts";
import {
  deleteWorkspace,
  listMyWorkspaces,
  restoreWorkspace,
  updateWorkspace,
  workspaceKeptDays,
} from "@atrium/contract/workspace/workspaces.ts";
import { afterEach, expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { buildWorld } from "../../testing/access-matrix/world.ts";
import { refused } from "../../testing/attempt.ts";
import { uploaded } from "../../testing/files.ts";
import { mailTo } from "../../testing/mails.ts";
import { rooms, say } from "../../testing/rooms.ts";
import { following, heard, type TestMember, unfollowAll } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";
import { joined, workspaceOf } from "../../testing/workspaces.ts";
import { forgetWorkspaces } from "./forget-workspaces.ts";

const server = await testServer();
const { pool } = await testDatabase();
afterEach(unfollowAll);

const named = async () => {
  const place = await rooms(server);
  const name = `Northwind ${newId()}`;
  await place.owner.client.call(updateWorkspace, { workspaceId: place.workspaceId, name });
  return { ...place, name };
};
const mine = (who: TestMember) => who.client.call(listMyWorkspaces, {});
const idsOf = async (who: TestMember) => (await mine(who)).workspaces.map(({ workspace }) => workspace.id);

test("deleting disconnects everybody, and nobody finds anything of it any more", async () => {
  const { workspaceId, owner, member, guest, outsider, open, name } = await named();
  const sockets = await Promise.all([owner, member, guest].map((who) => following(server, who, workspaceId)));
  const { deleted } = await owner.client.call(deleteWorkspace, { workspaceId, name });
  for (const socket of sockets) {
    await socket.until(() => socket.of("closed").length > 0);
    expect(heard(socket)).toEqual(["workspaceDeleted"]);
  }
  expect(Date.parse(deleted.goneAt) - Date.parse(deleted.deletedAt)).toBe(workspaceKeptDays * 86_400_000);
  for (const who of [owner, member, guest, outsider]) {
    expect(await idsOf(who)).not.toContain(workspaceId);
    expect((await refused(who.client.call(listMyChannels, { workspaceId }))).code).toBe("not_found");
  }
  const send = { workspaceId, channelId: open, clientId: newId(), text: "hello?" };
  expect((await refused(member.client.call(sendMessage, send))).code).toBe("not_found");
  const late = await following(server, owner, workspaceId, 0);
  await late.until(() => late.of("closed").length > 0);
  expect(heard(late)).toEqual([]);
});

test("its name is to be typed, by an owner; whoever may not, or mistypes, changes nothing", async () => {
  const { workspaceId, owner, admin, member, guest, outsider, name } = await named();
  const socket = await following(server, member, workspaceId);
  for (const who of [admin, member, guest])
    expect((await refused(who.client.call(deleteWorkspace, { workspaceId, name }))).code).toBe("not_allowed");
  expect((await refused(outsider.client.call(deleteWorkspace, { workspaceId, name }))).code).toBe("not_found");
  expect((await refused(owner.client.call(deleteWorkspace, { workspaceId, name: "northwind" }))).code).toBe(
    "wrong_name",
  );
  await owner.client.call(createChannel, { workspaceId, name: "still here" });
  await socket.until(() => heard(socket).length > 0);
  expect(heard(socket)).toEqual(["channelCreated"]);
});

test("who looks at another workspace is told at once, also when it is back; nobody else is", async () => {
  const { workspaceId, owner, member, outsider, name } = await named();
  const elsewhere = await workspaceOf(server, outsider, "Elsewhere");
  await joined(server, elsewhere.workspaceId, member);
  const sockets = await Promise.all([member, outsider].map((who) => following(server, who, elsewhere.workspaceId)));
  const [hers, theirs] = sockets.map(
    (socket) => () =>
      socket
        .of("signal")
        .filter((one) => one.workspaceId === workspaceId)
        .map((one) => one.name),
  ) as [() => string[], () => string[]];
  await owner.client.call(deleteWorkspace, { workspaceId, name });
  await expect.poll(hers, { timeout: 20_000 }).toEqual(["membershipChanged"]);
  await owner.client.call(restoreWorkspace, { workspaceId });
  await expect.poll(hers, { timeout: 20_000 }).toEqual(["membershipChanged", "membershipChanged"]);
  await owner.client.call(removeMember, { workspaceId, memberId: member.memberId });
  await expect.poll(() => hers().length, { timeout: 20_000 }).toBe(3);
  expect(theirs()).toEqual([]);
});

test("deleting at the same moment deletes once", async () => {
  const { workspaceId, owner, name } = await named();
  const tries = [1, 2, 3, 4].map(() =>
    owner.client.call(deleteWorkspace, { workspaceId, name }).then(
      () => "ok",
      ({ code }) => code,
    ),
  );
  expect((await Promise.all(tries)).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
    "not_found",
    "not_found",
    "not_found",
    "ok",
  ]);
  const { rows } = await pool.query(
    "select what from audit_entry where workspace_id = $1 and what like 'workspace.del%'",
    [workspaceId],
  );
  expect(rows).toEqual([{ what: "workspace.deleted" }]);
});

test("invitations, links to files and tokens lead nowhere", async () => {
  const { workspaceId, owner, member, closed, name } = await named();
  const { link } = await owner.client.call(createInviteLink, { workspaceId });
  const token = new URL(link.url).pathname.split("/").at(-1) as string;
  const file = await uploaded(server, member, workspaceId);
  await say({ workspaceId }, member, closed, "", { files: [file.id] });
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  const shared = await member.client.call(createShareLink, {
    workspaceId,
    fileId: file.id,
    clientId: newId(),
    expiresAt,
  });
  const { secret: personal } = await member.client.call(createPersonalToken, { name: "script" });
  const opens = async () => (await fetch(`${server.url}${new URL(shared.url).pathname}`)).status;
  const asks = async () => {
    const headers = { authorization: `Bearer ${personal}` };
    return (await fetch(`${server.url}/api/v1/workspaces/${workspaceId}/my-channels`, { headers })).status;
  };
  expect([await opens(), await asks()]).toEqual([200, 200]);
  await owner.client.call(deleteWorkspace, { workspaceId, name });
  expect([await opens(), await asks()]).toEqual([404, 404]);
  expect((await refused(owner.client.call(readInvitation, { token }))).code).toBe("not_found");
});

test("its owners are told by mail until when they can bring it back; they see it among theirs, and nobody else", async () => {
  const { workspaceId, owner, admin, member, name } = await named();
  const { deleted } = await owner.client.call(deleteWorkspace, { workspaceId, name });
  expect((await mine(owner)).deleted).toContainEqual(deleted);
  for (const who of [admin, member]) expect((await mine(who)).deleted).toEqual([]);
  await expect.poll(async () => (await mailTo(owner.email)).subject, { timeout: 20_000 }).toContain("was deleted");
  const mail = await mailTo(owner.email);
  expect(mail.text).toContain("/account/deleted-workspaces");
});

test("an owner brings it back with everything as it was; again changes nothing", async () => {
  const { workspaceId, owner, admin, outsider, member, open, name } = await named();
  await say({ workspaceId }, member, open, "still here");
  await owner.client.call(deleteWorkspace, { workspaceId, name });
  for (const who of [admin, outsider])
    expect((await refused(who.client.call(restoreWorkspace, { workspaceId }))).code).toBe("not_found");
  const back = await owner.client.call(restoreWorkspace, { workspaceId });
  expect(back).toEqual(await owner.client.call(restoreWorkspace, { workspaceId }));
  expect(back.workspace.name).toBe(name);
  expect(await idsOf(member)).toContain(workspaceId);
  const { items } = await member.client.call(listMyChannels, { workspaceId });
  expect(items.find(({ channel }) => channel.id === open)?.lastSeq).toBe(1);
  const { rows } = await pool.query(
    "select what from audit_entry where workspace_id = $1 and what in ('workspace.deleted', 'workspace.restored') order by seq",
    [workspaceId],
  );
  expect(rows.map(({ what }) => what)).toEqual(["workspace.deleted", "workspace.restored"]);
});

test("what should have been sent meanwhile is not sent, and its author finds why", async () => {
  const { workspaceId, owner, member, open, name } = await named();
  const sendAt = new Date(Date.now() + 3_600_000).toISOString();
  await member.client.call(scheduleMessage, { workspaceId, channelId: open, clientId: newId(), text: "later", sendAt });
  await owner.client.call(deleteWorkspace, { workspaceId, name });
  await pool.query("update scheduled_message set send_at = now() - interval '1 hour' where workspace_id = $1", [
    workspaceId,
  ]);
  await owner.client.call(restoreWorkspace, { workspaceId });
  const { items } = await member.client.call(listScheduledMessages, { workspaceId });
  expect(items.map(({ text, failedWith }) => [text, failedWith])).toEqual([["later", "time_missed"]]);
});

const tablesWithWorkspaces = async (): Promise<string[]> => {
  const { rows } = await pool.query(`select c.table_name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = 'workspace_id'`);
  return rows.map((row) => row.table_name);
};
/** How many rows of a workspace each table holds. */
async function rowsOf(workspaceId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of await tablesWithWorkspaces()) {
    const { rows } = await pool.query(`select count(*)::int as count from ${table} where workspace_id = $1`, [
      workspaceId,
    ]);
    if (rows[0].count > 0) counts[table] = rows[0].count;
  }
  return counts;
}
async function storedIds(): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of server.platform.storage.ids()) ids.push(id);
  return ids;
}

test("when its days are over no table holds a row of it and no byte is left; others, and accounts, are untouched", async () => {
  const world = await buildWorld(server);
  const { workspaceId, owner } = world;
  const elsewhere = world.outsider.workspaceId;
  const kept = await uploaded(server, world.outsider, elsewhere);
  const { rows: bytes } = await pool.query("select id, workspace_id from stored where workspace_id = any($1)", [
    [workspaceId, elsewhere],
  ]);
  const [gone, stays] = [workspaceId, elsewhere].map((id) =>
    bytes.filter((row) => row.workspace_id === id).map((row) => row.id),
  );
  expect(gone?.length).toBeGreaterThan(3);
  await owner.client.call(deleteWorkspace, { workspaceId, name: "Northwind" });
  await forgetWorkspaces(server.platform);
  const before = await rowsOf(workspaceId);
  expect(Object.keys(before).length).toBeGreaterThan(30);
  // Its file is looked through in its own time.
  await expect.poll(() => rowsOf(elsewhere)).toMatchObject({ file_entry: 1, file_word: 2 });
  const others = await rowsOf(elsewhere);
  await pool.query("update every_workspace set deleted_at = now() - interval '31 days' where workspace_id = $1", [
    workspaceId,
  ]);
  expect((await refused(owner.client.call(restoreWorkspace, { workspaceId }))).code).toBe("not_found");
  await forgetWorkspaces(server.platform);
  expect(await rowsOf(workspaceId)).toEqual({});
  expect(await rowsOf(elsewhere)).toEqual(others);
  const left = await storedIds();
  expect(left.filter((id) => gone?.includes(id))).toEqual([]);
  expect(left).toEqual(expect.arrayContaining(stays ?? [""]));
  expect(kept.id).not.toBe("");
  expect(await mine(owner)).toEqual({ workspaces: [], deleted: [] });
});
