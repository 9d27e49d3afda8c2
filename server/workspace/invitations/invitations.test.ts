import { readAccount } from "@atrium/contract/people/accounts.ts";
import {
  acceptInvitation,
  createInviteLink,
  type Invitation,
  invitePeople,
  listInvitations,
  readInvitation,
  resendInvitation,
  revokeInvitation,
} from "@atrium/contract/workspace/invitations.ts";
import {
  changeRoles,
  listMembers,
  reinstateMember,
  removeMember,
  suspendMember,
} from "@atrium/contract/workspace/members.ts";
import { listRoles } from "@atrium/contract/workspace/roles.ts";
import { leaveWorkspace, listMyWorkspaces, updateWorkspace } from "@atrium/contract/workspace/workspaces.ts";
import { createClient } from "@atrium/web/platform/api/client.ts";
import { afterEach, describe, expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { mailTo } from "../../testing/mails.ts";
import { png } from "../../testing/pictures.ts";
import { type SignedUp, signedUp } from "../../testing/signed-up.ts";
import { following, heard, type Team, team, unfollowAll } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { startTestServer, testServer } from "../../testing/test-server.ts";
import { joined, manyJoined } from "../../testing/workspaces.ts";

const server = await testServer();
const { pool } = await testDatabase();
afterEach(unfollowAll);
const visitor = createClient({ baseUrl: server.url });

const newEmail = () => `${newId()}@example.org`;
const roleId = async ({ workspaceId, owner }: Team, key: string) =>
  (await owner.client.call(listRoles, { workspaceId })).roles.find((role) => role.key === key)?.id as string;
/** The token in the newest of `count` mails. */
const tokenTo = async (email: string, count = 1) => {
  const mail = await mailTo(email, count);
  return /\/join\/(\S+)/.exec(mail.text)?.[1] as string;
};
const accept = (person: SignedUp, token: string) => person.client.call(acceptInvitation, { token });
const expire = (table: "invitation" | "invite_link", id: string) =>
  pool.query(`update ${table} set expires_at = now() - interval '1 second' where id = $1`, [id]);

describe("an invitation by mail", () => {
  test("carries the workspace's logo along, when there is one", async () => {
    const { workspaceId, owner } = await team(server);
    const logo = `data:image/png;base64,${png(64, 64).toString("base64")}`;
    await owner.client.call(updateWorkspace, { workspaceId, logo });
    const email = newEmail();
    await owner.client.call(invitePeople, { workspaceId, emails: [email] });
    expect((await mailTo(email)).html).toMatch(/<img src="data:image\/png;base64,[^"]+" alt="Northwind" width="48"/);
  });

  test("reaches the address, says who invites where, and lets the one who has it in", async () => {
    const { workspaceId, owner, member } = await team(server);
    const email = newEmail();
    const { invitations } = await member.client.call(invitePeople, { workspaceId, emails: [email] });
    expect(invitations).toMatchObject([{ email, invitedBy: member.memberId, claims: null }]);
    const mail = await mailTo(email);
    expect(mail.subject).toBe("Mina Member invites you to Northwind");
    const token = await tokenTo(email);
    expect(await visitor.call(readInvitation, { token })).toEqual({
      kind: "email",
      workspaceName: "Northwind",
      invitedBy: "Mina Member",
      email,
      claims: null,
    });
    const ida = await signedUp(server, { name: "Ida Invited", email, verified: false });
    const socket = await following(server, owner, workspaceId);
    const { workspace, memberId } = await accept(ida, token);
    expect(workspace.id).toBe(workspaceId);
    await socket.until(() => heard(socket).includes("memberJoined"));
    expect(socket.of("event").find(({ name }) => name === "memberJoined")?.data).toMatchObject({
      member: { profile: { id: memberId, name: "Ida Invited", kind: "person", state: "active" } },
    });
    expect((await ida.client.call(listMyWorkspaces, {})).workspaces).toMatchObject([{ memberId }]);
    expect((await ida.client.call(readAccount, {})).account.emailVerified).toBe(true);
  });

  test("works once, also for two at the same time", async () => {
    const { workspaceId, owner } = await team(server);
    const email = newEmail();
    await owner.client.call(invitePeople, { workspaceId, emails: [email] });
    const token = await tokenTo(email);
    const people = await Promise.all([1, 2, 3, 4].map(() => signedUp(server)));
    const results = await Promise.allSettled(people.map((person) => accept(person, token)));
    const refused = results.filter((result) => result.status === "rejected");
    expect(refused.map(({ reason }) => reason.code)).toEqual(Array(3).fill("invitation_expired"));
    await expect(visitor.call(readInvitation, { token })).rejects.toMatchObject({ code: "invitation_expired" });
  });

  test("again with the same key is the same joining", async () => {
    const { workspaceId, owner } = await team(server);
    const [email, ida] = [newEmail(), await signedUp(server)];
    await owner.client.call(invitePeople, { workspaceId, emails: [email] });
    const token = await tokenTo(email);
    const first = await ida.client.call(acceptInvitation, { token }, { key: "accept-once" });
    expect(await ida.client.call(acceptInvitation, { token }, { key: "accept-once" })).toEqual(first);
    await expect(accept(ida, token)).rejects.toMatchObject({ code: "already_member" });
  });

  test("may be used with another address, and proves neither", async () => {
    const { workspaceId, owner } = await team(server);
    const email = newEmail();
    await owner.client.call(invitePeople, { workspaceId, emails: [email] });
    const other = await signedUp(server, { verified: false });
    await accept(other, await tokenTo(email));
    expect((await other.client.call(readAccount, {})).account).toMatchObject({
      email: other.email,
      emailVerified: false,
    });
  });

  test("is kept as a hash alone, in the table and in the job", async () => {
    const { workspaceId, owner } = await team(server);
    const email = newEmail();
    await owner.client.call(invitePeople, { workspaceId, emails: [email] });
    const token = await tokenTo(email);
    expect(token).toMatch(/^i_[\w-]{43}$/);
    const { rows } = await pool.query(`select i::text as row from invitation i where email = $1`, [email]);
    const jobs = await pool.query("select data::text as row from jobs.job");
    for (const { row } of [...rows, ...jobs.rows]) expect(row).not.toContain(token.slice(2));
  });

  test("ends after a week, until it is sent again with a new token", async () => {
    const { workspaceId, owner } = await team(server);
    const email = newEmail();
    const { invitations } = await owner.client.call(invitePeople, { workspaceId, emails: [email] });
    const [invitation] = invitations as [Invitation];
    const days = (Date.parse(invitation.expiresAt) - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo(7, 1);
    const token = await tokenTo(email);
    await expire("invitation", invitation.id);
    const ida = await signedUp(server);
    await expect(visitor.call(readInvitation, { token })).rejects.toMatchObject({
      code: "invitation_expired",
      status: 410,
    });
    await expect(accept(ida, token)).rejects.toMatchObject({ code: "invitation_expired" });
    await owner.client.call(resendInvitation, { workspaceId, invitationId: invitation.id });
    const renewed = await tokenTo(email, 2);
    await expect(accept(ida, token)).rejects.toMatchObject({ code: "not_found" });
    await accept(ida, renewed);
  });

  test("is void once revoked, and revoking again changes nothing", async () => {
    const { workspaceId, owner } = await team(server);
    const email = newEmail();
    const { invitations } = await owner.client.call(invitePeople, { workspaceId, emails: [email] });
    const one = { workspaceId, invitationId: invitations[0]?.id as string };
    const token = await tokenTo(email);
    await owner.client.call(revokeInvitation, one);
    await owner.client.call(revokeInvitation, one);
    await expect(accept(await signedUp(server), token)).rejects.toMatchObject({ code: "invitation_expired" });
    await expect(owner.client.call(resendInvitation, one)).rejects.toMatchObject({ code: "not_found" });
    expect((await owner.client.call(listInvitations, { workspaceId })).invitations).toEqual([]);
  });

  test("to somebody invited already goes out again, with the newest terms", async () => {
    const crew = await team(server);
    const { workspaceId, owner } = crew;
    const email = newEmail();
    const invite = (roleKey: string) =>
      roleId(crew, roleKey).then((id) => owner.client.call(invitePeople, { workspaceId, emails: [email], roleId: id }));
    const first = await invite("member");
    // Each mail has a token of its own, and the one written last counts.
    await mailTo(email);
    const second = await invite("guest");
    expect(second.invitations[0]?.id).toBe(first.invitations[0]?.id);
    expect((await owner.client.call(listInvitations, { workspaceId })).invitations).toHaveLength(1);
    const ida = await signedUp(server);
    await accept(ida, await tokenTo(email, 2));
    const { items } = await owner.client.call(listMembers, { workspaceId, query: ida.name });
    expect(items.map(({ roleIds }) => roleIds)).toContainEqual([await roleId(crew, "guest")]);
  });

  test("goes to each address once, and not to who is inside already", async () => {
    const { workspaceId, owner, admin } = await team(server);
    const email = newEmail();
    const answer = await owner.client.call(invitePeople, {
      workspaceId,
      emails: [email, email.toUpperCase(), admin.email.toUpperCase()],
    });
    expect(answer.invitations).toHaveLength(1);
    expect(answer.alreadyMembers).toEqual([admin.email.toUpperCase()]);
    const none = await owner.client.call(invitePeople, { workspaceId, emails: [admin.email] });
    expect(none).toEqual({ invitations: [], alreadyMembers: [admin.email] });
  });

  test("carries no stranger's advertisement", async () => {
    const { workspaceId, owner } = await team(server);
    await pool.query("update workspace set name = 'Win at www.evil.example' where workspace_id = $1", [workspaceId]);
    const email = newEmail();
    await owner.client.call(invitePeople, { workspaceId, emails: [email] });
    const mail = await mailTo(email);
    expect(mail.subject).toBe("Olive Owner invites you to a workspace");
    expect(mail.text + mail.html).not.toContain("evil.example");
  });

  test("does not flood an address from ever new workspaces", async () => {
    const strict = await startTestServer({ realLimits: true });
    const email = newEmail();
    const codes: string[] = [];
    for (let n = 0; n < 12; n += 1) {
      const { workspaceId, owner } = await team(strict);
      await owner.client
        .call(invitePeople, { workspaceId, emails: [email] })
        .then(() => codes.push("ok"))
        .catch((error: { code: string }) => codes.push(error.code));
    }
    expect(codes.slice(-3)).toEqual(["ok", "too_many_requests", "too_many_requests"].slice(-3));
    expect(codes.filter((code) => code === "ok")).toHaveLength(10);
  });
});

describe("rank", () => {
  test("nobody invites to a role above their own, nor sends, replaces or sees the way to one", async () => {
    const crew = await team(server);
    const { workspaceId, owner, admin, member } = crew;
    const [ownerRole, adminRole] = [await roleId(crew, "owner"), await roleId(crew, "admin")];
    const email = newEmail();
    const above = { code: "above_own_rank", status: 403 };
    await expect(
      admin.client.call(invitePeople, { workspaceId, emails: [email], roleId: ownerRole }),
    ).rejects.toMatchObject(above);
    await expect(
      member.client.call(invitePeople, { workspaceId, emails: [email], roleId: adminRole }),
    ).rejects.toMatchObject(above);
    await expect(admin.client.call(createInviteLink, { workspaceId, roleId: ownerRole })).rejects.toMatchObject(above);
    const { invitations } = await owner.client.call(invitePeople, { workspaceId, emails: [email], roleId: ownerRole });
    const invitationId = invitations[0]?.id as string;
    await expect(admin.client.call(invitePeople, { workspaceId, emails: [email] })).rejects.toMatchObject(above);
    await expect(admin.client.call(resendInvitation, { workspaceId, invitationId })).rejects.toMatchObject({
      code: "not_allowed",
    });
    const { link } = await owner.client.call(createInviteLink, { workspaceId, roleId: ownerRole });
    expect((await admin.client.call(listInvitations, { workspaceId })).links).toEqual([]);
    expect((await owner.client.call(listInvitations, { workspaceId })).links).toEqual([link]);
  });

  test("members invite, guests do not, and members see their own invitations alone", async () => {
    const { workspaceId, owner, member, guest, outsider } = await team(server);
    const [mine, theirs] = [newEmail(), newEmail()];
    await member.client.call(invitePeople, { workspaceId, emails: [mine] });
    const { invitations } = await owner.client.call(invitePeople, { workspaceId, emails: [theirs] });
    const { invitations: seen } = await member.client.call(listInvitations, { workspaceId });
    expect(seen.map(({ email }) => email)).toEqual([mine]);
    const one = { workspaceId, invitationId: invitations[0]?.id as string };
    for (const operation of [resendInvitation, revokeInvitation])
      await expect(member.client.call(operation, one)).rejects.toMatchObject({ code: "not_found" });
    await expect(guest.client.call(invitePeople, { workspaceId, emails: [newEmail()] })).rejects.toMatchObject({
      code: "not_allowed",
    });
    await expect(guest.client.call(listInvitations, { workspaceId })).rejects.toMatchObject({ code: "not_allowed" });
    await expect(outsider.client.call(listInvitations, { workspaceId })).rejects.toMatchObject({ code: "not_found" });
    await expect(
      outsider.client.call(revokeInvitation, { ...one, workspaceId: outsider.workspaceId }),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  test("what somebody handed out ends when they are removed, suspended or may not hand it out any more", async () => {
    const crew = await team(server);
    const { workspaceId, owner } = crew;
    const [adminRole, memberRole] = [await roleId(crew, "admin"), await roleId(crew, "member")];
    for (const end of ["remove", "suspend", "demote"] as const) {
      const person = end === "remove" ? crew.admin : await signedUp(server);
      const memberId = end === "remove" ? crew.admin.memberId : await joined(server, workspaceId, person, "admin");
      const [toAdmin, toMember] = [newEmail(), newEmail()];
      await person.client.call(invitePeople, { workspaceId, emails: [toAdmin], roleId: adminRole });
      await person.client.call(invitePeople, { workspaceId, emails: [toMember] });
      const { link } = await person.client.call(createInviteLink, { workspaceId, roleId: adminRole });
      if (end === "remove") await owner.client.call(removeMember, { workspaceId, memberId });
      if (end === "suspend") await owner.client.call(suspendMember, { workspaceId, memberId });
      if (end === "demote") await owner.client.call(changeRoles, { workspaceId, memberId, roleIds: [memberRole] });
      const open = await owner.client.call(listInvitations, { workspaceId });
      expect(open.links.map(({ id }) => id)).not.toContain(link.id);
      const emails = open.invitations.map(({ email }) => email);
      expect(emails).not.toContain(toAdmin);
      expect(emails.includes(toMember)).toBe(end === "demote");
    }
  });
});

describe("coming back", () => {
  test("who left by themselves comes back as who they were, by any way", async () => {
    const { workspaceId, owner, member } = await team(server);
    await member.client.call(leaveWorkspace, { workspaceId });
    const { link } = await owner.client.call(createInviteLink, { workspaceId });
    const { memberId } = await accept(member, link.url.split("/join/")[1] as string);
    expect(memberId).toBe(member.memberId);
  });

  test("who was removed needs a mail sent after that", async () => {
    const { workspaceId, owner, member } = await team(server);
    const [before, after] = [newEmail(), newEmail()];
    await owner.client.call(invitePeople, { workspaceId, emails: [before] });
    const early = await tokenTo(before);
    const { link } = await owner.client.call(createInviteLink, { workspaceId });
    await owner.client.call(removeMember, { workspaceId, memberId: member.memberId });
    await expect(accept(member, link.url.split("/join/")[1] as string)).rejects.toMatchObject({ code: "not_allowed" });
    await expect(accept(member, early)).rejects.toMatchObject({ code: "invitation_expired" });
    await owner.client.call(invitePeople, { workspaceId, emails: [after] });
    expect((await accept(member, await tokenTo(after))).memberId).toBe(member.memberId);
    const { links } = await owner.client.call(listInvitations, { workspaceId });
    expect(links[0]?.uses).toBe(0);
  });

  test("who is suspended comes back by being reinstated alone", async () => {
    const { workspaceId, owner, member } = await team(server);
    await owner.client.call(suspendMember, { workspaceId, memberId: member.memberId });
    const answer = await owner.client.call(invitePeople, { workspaceId, emails: [member.email] });
    expect(answer.alreadyMembers).toEqual([member.email]);
    const email = newEmail();
    await owner.client.call(invitePeople, { workspaceId, emails: [email] });
    const token = await tokenTo(email);
    await expect(accept(member, token)).rejects.toMatchObject({ code: "not_allowed" });
    await owner.client.call(reinstateMember, { workspaceId, memberId: member.memberId });
    await expect(accept(member, token)).rejects.toMatchObject({ code: "already_member" });
    // A refused acceptance uses nothing up.
    await accept(await signedUp(server), token);
  });
});

describe("a placeholder", () => {
  const invited = async () => {
    const crew = await team(server);
    const { workspaceId, owner } = crew;
    const [claims] = (await manyJoined(server, workspaceId, [{ accountId: null, name: "Imported Ines" }])) as [string];
    const email = newEmail();
    await owner.client.call(invitePeople, { workspaceId, emails: [email], claims });
    return { ...crew, claims, email, token: await tokenTo(email) };
  };

  test("becomes the invited person and keeps its id and name", async () => {
    const { workspaceId, owner, claims, token } = await invited();
    expect(await visitor.call(readInvitation, { token })).toMatchObject({ claims: "Imported Ines" });
    const ines = await signedUp(server, { name: "Ines I." });
    expect((await accept(ines, token)).memberId).toBe(claims);
    const { items } = await owner.client.call(listMembers, { workspaceId, query: "ines" });
    expect(items).toMatchObject([{ profile: { id: claims, kind: "person", name: "Imported Ines", state: "active" } }]);
  });

  test("is claimed by somebody who was here before, whose old traces stay", async () => {
    const { workspaceId, owner, member, claims, token } = await invited();
    await member.client.call(leaveWorkspace, { workspaceId });
    expect((await accept(member, token)).memberId).toBe(claims);
    expect((await member.client.call(listMyWorkspaces, {})).workspaces).toMatchObject([{ memberId: claims }]);
    const { items } = await owner.client.call(listMembers, { workspaceId, state: "left" });
    expect(items.map(({ profile }) => profile.id)).toEqual([member.memberId]);
  });

  test("is claimed once, and given away only by who manages invitations", async () => {
    const { workspaceId, owner, member, claims, token } = await invited();
    const second = newEmail();
    await owner.client.call(invitePeople, { workspaceId, emails: [second], claims });
    const late = await tokenTo(second);
    await accept(await signedUp(server), token);
    await expect(accept(await signedUp(server), late)).rejects.toMatchObject({
      code: "invitation_expired",
    });
    const give = (by: SignedUp, id: string, emails = [newEmail()]) =>
      by.client.call(invitePeople, { workspaceId, emails, claims: id });
    await expect(give(owner, claims)).rejects.toMatchObject({ code: "not_a_placeholder", status: 409 });
    await expect(give(owner, newId())).rejects.toMatchObject({ code: "not_found" });
    await expect(give(member, claims)).rejects.toMatchObject({ code: "not_allowed" });
    await expect(give(owner, claims, [newEmail(), newEmail()])).rejects.toMatchObject({ code: "invalid_input" });
  });
});
