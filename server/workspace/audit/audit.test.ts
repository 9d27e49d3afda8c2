import { archiveChannel, removeChannelMember, restoreChannel } from "@atrium/contract/chat/channels.ts";
import { deleteMessage, restoreMessage } from "@atrium/contract/chat/messages.ts";
import { listAudit, verifyAudit } from "@atrium/contract/workspace/audit.ts";
import { createInviteLink, invitePeople, revokeInviteLink } from "@atrium/contract/workspace/invitations.ts";
import { changeRoles, reinstateMember, suspendMember } from "@atrium/contract/workspace/members.ts";
import { listRoles } from "@atrium/contract/workspace/roles.ts";
import { updateWorkspace } from "@atrium/contract/workspace/workspaces.ts";
import { describe, expect, test } from "vitest";
import { refused } from "../../testing/attempt.ts";
import { channelOf, rooms, say } from "../../testing/rooms.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider, open, closed } = place;

const lines = async (more = {}) => (await owner.client.call(listAudit, { workspaceId, ...more })).items;
const newest = async (count: number) =>
  (await lines({ limit: count })).map(({ what, actorId, on, before, after }) => ({ what, actorId, on, before, after }));

describe("a line is left", () => {
  test("when a message is deleted, by whom, without what it said", async () => {
    const message = await say(place, member, open, "the secret words");
    await admin.client.call(deleteMessage, { workspaceId, channelId: open, messageId: message.id });
    await admin.client.call(restoreMessage, { workspaceId, channelId: open, messageId: message.id });
    const on = { kind: "message", id: message.id, name: "" };
    const about = { actorId: admin.memberId, on, before: null, after: { channelId: open, authorId: member.memberId } };
    expect(await newest(2)).toEqual([
      { what: "message.brought_back", ...about },
      { what: "message.deleted", ...about },
    ]);
    const { rows } = await pool.query(
      "select count(*)::int as n from audit_entry e where e::text like '%secret words%'",
    );
    expect(rows).toEqual([{ n: 0 }]);
  });

  test("when somebody's standing or roles change, with the roles before and after", async () => {
    const { memberId } = member;
    const { roles } = await owner.client.call(listRoles, { workspaceId });
    const roleOf = (key: string) => roles.find((role) => role.key === key)?.id as string;
    await owner.client.call(changeRoles, { workspaceId, memberId, roleIds: [roleOf("admin")] });
    await owner.client.call(changeRoles, { workspaceId, memberId, roleIds: [roleOf("admin")] });
    await owner.client.call(changeRoles, { workspaceId, memberId, roleIds: [roleOf("member")] });
    await admin.client.call(suspendMember, { workspaceId, memberId });
    await admin.client.call(reinstateMember, { workspaceId, memberId });
    const found = await newest(4);
    expect(found.map(({ what }) => what)).toEqual([
      "member.reinstated",
      "member.suspended",
      "member.roles_changed",
      "member.roles_changed",
    ]);
    expect(found[3]).toMatchObject({
      actorId: owner.memberId,
      on: { kind: "member", id: memberId },
      before: { roles: ["Member"] },
      after: { roles: ["Admin"] },
    });
  });

  test("for invitations, links and what the workspace is called; once, however often it is asked for", async () => {
    await owner.client.call(invitePeople, { workspaceId, emails: ["new@example.org"] });
    const { link } = await owner.client.call(createInviteLink, { workspaceId, maxUses: 3 });
    for (const _ of [1, 2]) await owner.client.call(revokeInviteLink, { workspaceId, linkId: link.id });
    for (const _ of [1, 2]) await owner.client.call(updateWorkspace, { workspaceId, name: "Southwind" });
    expect(await newest(4)).toMatchObject([
      { what: "workspace.renamed", after: { name: "Southwind" } },
      { what: "invite_link.revoked", on: { id: link.id } },
      { what: "invite_link.created", after: { maxUses: 3 } },
      { what: "invitation.sent", on: { name: "new@example.org" } },
    ]);
    const { rows } = await pool.query("select string_agg(e::text, ' ') as all from audit_entry e");
    expect(rows[0].all).not.toContain(link.url.split("/").at(-1));
  });

  test("for channels, without the name of a private one", async () => {
    const hidden = await channelOf(place, {
      visibility: "private",
      name: "merger talks",
      memberIds: [member.memberId],
    });
    await owner.client.call(removeChannelMember, { workspaceId, channelId: hidden, memberId: member.memberId });
    await owner.client.call(archiveChannel, { workspaceId, channelId: hidden });
    await owner.client.call(restoreChannel, { workspaceId, channelId: hidden });
    expect((await newest(3)).map(({ what, on }) => [what, on.name])).toEqual([
      ["channel.brought_back", ""],
      ["channel.archived", ""],
      ["channel.member_removed", member.name],
    ]);
  });

  test("with the change, or neither is", async () => {
    const before = await newest(1);
    const message = await say(place, owner, closed);
    const which = { workspaceId, channelId: closed, messageId: message.id };
    expect((await refused(guest.client.call(deleteMessage, which))).code).toBe("not_found");
    expect((await refused(guest.client.call(updateWorkspace, { workspaceId, name: "Mine" }))).code).toBe("not_allowed");
    expect(await newest(1)).toEqual(before);
  });
});

test("a line says when it was and where it came from", async () => {
  await owner.client.call(updateWorkspace, { workspaceId, name: "Westwind" });
  const [line] = await lines({ limit: 1 });
  expect(line?.ip).toMatch(/^(?:::1|127\.0\.0\.1|::ffff:127\.0\.0\.1)$/);
  expect(Math.abs(Date.now() - Date.parse(line?.at ?? ""))).toBeLessThan(60_000);
});

test("the trail is read by person, kind and time, a page after the other", async () => {
  const all = await lines({ limit: 100 });
  expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => all.length - index));
  const byAdmin = await lines({ actorId: admin.memberId });
  expect(byAdmin).toEqual(all.filter(({ actorId }) => actorId === admin.memberId));
  expect(await lines({ what: "member" })).toEqual(all.filter(({ what }) => what.startsWith("member.")));
  const middle = all[3]?.at as string;
  expect(await lines({ from: middle })).toEqual(all.filter(({ at }) => at >= middle));
  expect(await lines({ to: middle })).toEqual(all.filter(({ at }) => at < middle));
  const first = await owner.client.call(listAudit, { workspaceId, limit: 2 });
  const second = await owner.client.call(listAudit, { workspaceId, limit: 2, cursor: first.next as string });
  expect([...first.items, ...second.items]).toEqual(all.slice(0, 4));
  expect(first.people.map(({ id }) => id)).toContain(owner.memberId);
});

test("only who may read the trail does", async () => {
  for (const operation of [listAudit, verifyAudit]) {
    for (const who of [member, guest])
      expect((await refused(who.client.call(operation, { workspaceId }))).code).toBe("not_allowed");
    expect((await refused(outsider.client.call(operation, { workspaceId }))).code).toBe("not_found");
  }
});

test("changes at the same moment leave one trail, numbered without a gap", async () => {
  const messages = await Promise.all([1, 2, 3, 4, 5, 6].map(() => say(place, owner, open)));
  await Promise.all(
    messages.map(({ id: messageId }) => owner.client.call(deleteMessage, { workspaceId, channelId: open, messageId })),
  );
  const { entries, brokenAt, seal } = await owner.client.call(verifyAudit, { workspaceId });
  expect({ entries, brokenAt }).toEqual({ entries: (await lines({ limit: 1 }))[0]?.seq, brokenAt: null });
  expect(seal).toMatch(/^[0-9a-f]{64}$/);
});

describe("nobody changes the trail", () => {
  const asApplication = async (statement: string) => {
    const client = await pool.connect();
    try {
      await client.query("begin; set local role atrium_app");
      await client.query("select set_config('app.workspace_id', $1, true)", [workspaceId]);
      await client.query(statement);
    } finally {
      await client.query("rollback");
      client.release();
    }
  };

  test.each(["update audit_entry set what = 'x'", "delete from audit_entry", "truncate audit_entry"])(
    "not by: %s",
    async (statement) => {
      await expect(asApplication(statement)).rejects.toThrow("permission denied");
      await expect(pool.query(statement)).rejects.toThrow("only ever added to");
    },
  );

  test("and who takes the locks away is found out by the seals", async () => {
    const seqs = (await lines({ limit: 100 })).map(({ seq }) => seq);
    const target = seqs[4] as number;
    const verified = async () => (await owner.client.call(verifyAudit, { workspaceId })).brokenAt;
    await pool.query("alter table audit_entry disable trigger all");
    const where = `workspace_id = '${workspaceId}' and seq = ${target}`;
    await pool.query(`update audit_entry set actor_id = gen_random_uuid() where ${where}`);
    expect(await verified()).toBe(target);
    await pool.query(`delete from audit_entry where ${where}`);
    expect(await verified()).toBe(target);
  });
});
