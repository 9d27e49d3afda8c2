import { bootWorkspace } from "@atrium/contract/boot.ts";
import { readProfiles, updateProfile } from "@atrium/contract/people/profiles.ts";
import type { CallOf } from "@atrium/contract/protocol/operation.ts";
import {
  createInviteLink,
  invitePeople,
  listInvitations,
  resendInvitation,
  revokeInvitation,
  revokeInviteLink,
  setOrganisationCode,
} from "@atrium/contract/workspace/invitations.ts";
import {
  changeRoles,
  listMembers,
  reinstateMember,
  removeMember,
  suspendMember,
} from "@atrium/contract/workspace/members.ts";
import { explainAccess, listRoles } from "@atrium/contract/workspace/roles.ts";
import { leaveWorkspace, listMyWorkspaces, updateWorkspace } from "@atrium/contract/workspace/workspaces.ts";
import type { ApiClient, Callable } from "@atrium/web/platform/api/client.ts";
import { describe, expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { png } from "../testing/pictures.ts";
import { type Team, team } from "../testing/team.ts";
import { testDatabase } from "../testing/test-database.ts";
import { startTestServer } from "../testing/test-server.ts";
import { joined } from "../testing/workspaces.ts";

const canary = "canary-of-the-other";
const { pool } = await testDatabase();

/** Everything of a workspace that has an id, and a word that must never be read elsewhere. */
async function furnished(crew: Team) {
  const { workspaceId, owner, member } = crew;
  const { client } = owner;
  await client.call(updateWorkspace, { workspaceId, name: canary });
  const picture = `data:image/png;base64,${png(9, 9).toString("base64")}`;
  const { profile } = await client.call(updateProfile, { workspaceId, name: canary, title: canary, picture });
  const { invitations } = await client.call(invitePeople, {
    workspaceId,
    emails: [`${canary}.${newId()}@example.org`],
  });
  const { link } = await client.call(createInviteLink, { workspaceId });
  await client.call(setOrganisationCode, { workspaceId, on: true });
  const { roles } = await client.call(listRoles, { workspaceId });
  return {
    workspaceId,
    memberId: member.memberId,
    roleId: roles.find((role) => role.key === "member")?.id as string,
    invitationId: invitations[0]?.id as string,
    linkId: link.id,
    picture: profile.picture as string,
  };
}
type Ids = Awaited<ReturnType<typeof furnished>>;

/** Every operation of the area, with the ids it takes from `ids`. */
const calls = (ids: Omit<Ids, "picture">): [Callable, object][] => {
  const { workspaceId, memberId, roleId, invitationId, linkId } = ids;
  return [
    [bootWorkspace, { workspaceId }],
    [updateWorkspace, { workspaceId, name: "Taken over" }],
    [listMembers, { workspaceId }],
    [listRoles, { workspaceId }],
    [listInvitations, { workspaceId }],
    [readProfiles, { workspaceId, ids: [memberId] }],
    [updateProfile, { workspaceId, title: "Taken over" }],
    [explainAccess, { workspaceId, memberId, permission: "member.list", kind: "workspace", id: workspaceId }],
    [changeRoles, { workspaceId, memberId, roleIds: [roleId] }],
    [suspendMember, { workspaceId, memberId }],
    [reinstateMember, { workspaceId, memberId }],
    [removeMember, { workspaceId, memberId }],
    [invitePeople, { workspaceId, emails: [`${newId()}@example.org`], roleId }],
    [invitePeople, { workspaceId, emails: [`${newId()}@example.org`], claims: memberId }],
    [resendInvitation, { workspaceId, invitationId }],
    [revokeInvitation, { workspaceId, invitationId }],
    [createInviteLink, { workspaceId, roleId }],
    [revokeInviteLink, { workspaceId, linkId }],
    [setOrganisationCode, { workspaceId, on: false }],
    [leaveWorkspace, { workspaceId }],
  ];
};
const attempt = async (client: ApiClient, [operation, input]: [Callable, object]) =>
  client.call(operation as typeof bootWorkspace, input as CallOf<typeof bootWorkspace>).then(
    (output) => ({ operation: operation.name, output: output as unknown, code: "done" }),
    (error: { code: string }) => ({ operation: operation.name, output: undefined, code: error.code }),
  );

/** All rows of a workspace, to see that nothing of it changed. */
async function rowsOf(workspaceId: string): Promise<string> {
  const tables = ["workspace", "member", "role", "role_grant", "invitation", "invite_link", "organisation_code"];
  const all = await Promise.all(
    tables.map((table) =>
      pool.query(
        `select coalesce(string_agg(t::text, '|' order by t::text), '') as rows from ${table} t
        where workspace_id = $1`,
        [workspaceId],
      ),
    ),
  );
  return all.map(({ rows }) => rows[0].rows as string).join("\n");
}

describe.each([
  ["with both locks", undefined],
  ["without row-level security", "row-level security" as const],
  ["without the application's workspace filters", "workspace filters" as const],
])("%s", (_, without) => {
  // Why this function is long: a chapter of tests, told once for each lock.
  const started = startTestServer(without ? { without } : {});
  const setUp = async () => {
    const server = await started;
    const [victim, attacker] = [await team(server), await team(server)];
    const theirs = await furnished(victim);
    return { server, victim, attacker, theirs, own: await furnished(attacker) };
  };

  test("an outsider gets nothing by naming the workspace, and changes nothing", async () => {
    const { attacker, theirs } = await setUp();
    const before = await rowsOf(theirs.workspaceId);
    for (const one of calls(theirs)) {
      const { operation, code } = await attempt(attacker.owner.client, one);
      expect([operation, code]).toEqual([operation, "not_found"]);
    }
    expect(await rowsOf(theirs.workspaceId)).toBe(before);
  });

  test("their ids under one's own workspace open nothing, one by one", async () => {
    const { attacker, theirs, own } = await setUp();
    const before = await rowsOf(theirs.workspaceId);
    for (const key of ["memberId", "roleId", "invitationId", "linkId"] as const) {
      const foreign = calls({ ...own, [key]: theirs[key] });
      const usual = calls(own);
      const crossed = foreign.filter(([, input], index) => {
        const text = JSON.stringify(input).replace(/[\w-]+@example.org/, "");
        return text !== JSON.stringify(usual[index]?.[1]).replace(/[\w-]+@example.org/, "");
      });
      expect(crossed.length).toBeGreaterThan(0);
      for (const one of crossed) {
        const { operation, code, output } = await attempt(attacker.owner.client, one);
        const refused = key === "roleId" ? "invalid_input" : "not_found";
        const wanted = operation === "readProfiles" ? { profiles: [] } : refused;
        expect([operation, key, output ?? code]).toEqual([operation, key, wanted]);
      }
    }
    expect(await rowsOf(theirs.workspaceId)).toBe(before);
  });

  test("whoever is in both reads and changes each apart", async () => {
    const { server, victim, theirs, attacker } = await setUp();
    const { member } = victim;
    const second = await joined(server, attacker.workspaceId, member);
    const { items } = await member.client.call(listMembers, { workspaceId: attacker.workspaceId, limit: 100 });
    expect(items.map(({ profile }) => profile.id)).not.toContain(member.memberId);
    expect(items.map(({ profile }) => profile.id)).toContain(second);
    await member.client.call(updateProfile, { workspaceId: attacker.workspaceId, title: "Elsewhere" });
    const { profiles } = await member.client.call(readProfiles, {
      workspaceId: theirs.workspaceId,
      ids: [member.memberId, second],
    });
    expect(profiles).toMatchObject([{ id: member.memberId, title: "" }]);
    const { workspaces } = await member.client.call(listMyWorkspaces, {});
    expect(workspaces.map(({ memberId }) => memberId)).toEqual([member.memberId, second]);
    await member.client.call(leaveWorkspace, { workspaceId: attacker.workspaceId });
    await member.client.call(bootWorkspace, { workspaceId: theirs.workspaceId });
  });

  test("pictures and words of the other are nowhere in what one reads", async () => {
    const { server, attacker, theirs, own } = await setUp();
    const { owner } = attacker;
    const address = `${server.url}${theirs.picture}`;
    for (const url of [address, address.replace(theirs.workspaceId, own.workspaceId)])
      expect((await fetch(url, { headers: { cookie: owner.cookie } })).status).toBe(404);
    await owner.client.call(updateWorkspace, { workspaceId: own.workspaceId, name: "Own" });
    await owner.client.call(updateProfile, { workspaceId: own.workspaceId, name: "Own", title: "" });
    const { workspaceId } = attacker;
    for (const [operation, input] of [
      [bootWorkspace, { workspaceId }],
      [listMembers, { workspaceId, limit: 100 }],
      [listMembers, { workspaceId, query: "canary" }],
      [listRoles, { workspaceId }],
      [listMyWorkspaces, {}],
    ] as [Callable, object][]) {
      const { output, code } = await attempt(owner.client, [operation, input]);
      expect(code).toBe("done");
      expect(JSON.stringify(output)).not.toContain(canary);
    }
    const { output } = await attempt(owner.client, [listInvitations, { workspaceId }]);
    const ids = output as { invitations: { id: string }[]; links: { id: string }[] };
    expect(ids.invitations.map(({ id }) => id)).toEqual([own.invitationId]);
    expect(ids.links.map(({ id }) => id)).toEqual([own.linkId]);
  });

  test("there was something to find: the owner may do all of it", async () => {
    const { victim, theirs } = await setUp();
    const codes: string[] = [];
    for (const one of calls(theirs)) codes.push((await attempt(victim.owner.client, one)).code);
    const refused = codes.filter((code) => code !== "done");
    expect(refused).toEqual(["not_a_placeholder", "last_owner"]);
  });
});
