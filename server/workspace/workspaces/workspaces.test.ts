import { bootWorkspace } from "@atrium/contract/boot.ts";
import { listMembers } from "@atrium/contract/workspace/members.ts";
import { listRoles } from "@atrium/contract/workspace/roles.ts";
import {
  createWorkspace,
  leaveWorkspace,
  listMyWorkspaces,
  updateWorkspace,
  type Workspace,
} from "@atrium/contract/workspace/workspaces.ts";
import sharp from "sharp";
import { afterEach, describe, expect, test } from "vitest";
import { png } from "../../testing/pictures.ts";
import { signedUp } from "../../testing/signed-up.ts";
import { following, heard, team, unfollowAll } from "../../testing/team.ts";
import { testServer } from "../../testing/test-server.ts";
import { joined, workspaceOf } from "../../testing/workspaces.ts";

const server = await testServer();
afterEach(unfollowAll);

const dataUrl = (bytes: Buffer) => `data:image/png;base64,${bytes.toString("base64")}`;

describe("creating a workspace", () => {
  test("makes its creator the owner, under the account's name, with the roles every feature declares", async () => {
    const ada = await signedUp(server, { name: "Ada" });
    const { workspace, memberId } = await ada.client.call(createWorkspace, { name: "  Nordwind & Söhne " });
    expect(workspace).toMatchObject({ name: "Nordwind & Söhne", slug: "nordwind-sohne" });
    const { roles } = await ada.client.call(listRoles, { workspaceId: workspace.id });
    expect(roles.map((role) => role.key)).toEqual(["owner", "admin", "member", "guest"]);
    expect(roles[0]?.permissions).toEqual(
      [...server.platform.catalogue.permissions].filter(([, p]) => p.roles.includes("owner")).map(([name]) => name),
    );
    const { items } = await ada.client.call(listMembers, { workspaceId: workspace.id });
    expect(items).toMatchObject([
      { profile: { id: memberId, name: "Ada", kind: "person", state: "active" }, roleIds: [roles[0]?.id] },
    ]);
  });

  test("tells of the workspace first and of its first member then", async () => {
    const ada = await signedUp(server);
    const { workspace, memberId } = await ada.client.call(createWorkspace, { name: "Told", sampleContent: true });
    const socket = await following(server, ada, workspace.id, 0);
    const names = heard(socket);
    expect(names.indexOf("workspaceCreated")).toBe(0);
    expect(names).toContain("memberJoined");
    expect(socket.of("event")[0]?.data).toEqual({ workspace, memberId, sampleContent: true });
  });

  test("finds a free address for a name that is taken, also for many at once", async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => signedUp(server)));
    const made = await Promise.all(people.map(({ client }) => client.call(createWorkspace, { name: "Twins" })));
    const slugs = made.map(({ workspace }) => workspace.slug);
    expect(new Set(slugs).size).toBe(6);
    expect(slugs).toContain("twins");
    expect(slugs.every((slug) => /^twins(-\d+)?$/.test(slug))).toBe(true);
  });

  test("gives a name without letters of the alphabet an address too", async () => {
    const ada = await signedUp(server);
    const { workspace } = await ada.client.call(createWorkspace, { name: "東京" });
    expect(workspace.slug).toMatch(/^workspace(-\d+)?$/);
  });

  test("again with the same key is the same workspace", async () => {
    const ada = await signedUp(server);
    const options = { key: "create-once-1" };
    const first = await ada.client.call(createWorkspace, { name: "Once" }, options);
    const second = await ada.client.call(createWorkspace, { name: "Once" }, options);
    expect(second).toEqual(first);
    expect((await ada.client.call(listMyWorkspaces, {})).workspaces).toHaveLength(1);
  });

  test("is for signed-in people", async () => {
    const response = await fetch(`${server.url}/api/v1/workspaces`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name: "Nobody's" }),
    });
    expect(response.status).toBe(401);
  });
});

describe("my workspaces", () => {
  test("are those I am let into, oldest first, and nobody else's", async () => {
    const ada = await signedUp(server);
    const other = await signedUp(server);
    const first = await workspaceOf(server, ada, "First");
    const second = await workspaceOf(server, other, "Second");
    await workspaceOf(server, other, "Third");
    const memberId = await joined(server, second.workspaceId, ada);
    const { workspaces } = await ada.client.call(listMyWorkspaces, {});
    expect(workspaces.map(({ workspace, memberId: id }) => [workspace.id, id])).toEqual([
      [first.workspaceId, first.memberId],
      [second.workspaceId, memberId],
    ]);
    await ada.client.call(leaveWorkspace, { workspaceId: second.workspaceId });
    expect((await ada.client.call(listMyWorkspaces, {})).workspaces).toHaveLength(1);
  });

  test("answer many callers with many workspaces at once, with few connections", async () => {
    const ada = await signedUp(server);
    for (let n = 0; n < 12; n += 1) await workspaceOf(server, ada, `Many ${n}`);
    const answers = await Promise.all(Array.from({ length: 30 }, () => ada.client.call(listMyWorkspaces, {})));
    expect(answers.every(({ workspaces }) => workspaces.length === 12)).toBe(true);
  });
});

describe("renaming a workspace", () => {
  test("changes the name for everybody, and not the address", async () => {
    const { workspaceId, admin, guest, outsider, slug } = await team(server);
    const socket = await following(server, guest, workspaceId);
    const { workspace } = await admin.client.call(updateWorkspace, { workspaceId, name: "Southwind" });
    expect(workspace).toMatchObject({ name: "Southwind", slug });
    await admin.client.call(updateWorkspace, { workspaceId, name: "Southwind" });
    await admin.client.call(updateWorkspace, { workspaceId, name: "Mark" });
    await socket.until(() => heard(socket).length === 2);
    expect(socket.of("event")[0]).toMatchObject({ actorId: admin.memberId, data: { workspace } });
    expect(socket.of("event")[1]?.data).toMatchObject({ workspace: { name: "Mark" } });
    const foreign = await following(server, outsider, outsider.workspaceId);
    expect(heard(foreign)).not.toContain("workspaceUpdated");
  });

  test("changes the logo for everybody: small, shown to members alone, by an address that changes with it", async () => {
    const { workspaceId, admin, guest, outsider } = await team(server);
    const socket = await following(server, guest, workspaceId);
    const change = (more: object) => admin.client.call(updateWorkspace, { workspaceId, ...more });
    const { workspace } = await change({ logo: dataUrl(png(600, 300)) });
    await change({ name: workspace.name });
    expect(workspace.logo).toMatch(new RegExp(`^/api/v1/workspaces/${workspaceId}/logos/[0-9a-f-]{36}$`));
    const asked = (who: { cookie: string }) =>
      fetch(`${server.url}${workspace.logo}`, { headers: { cookie: who.cookie } });
    const shown = await sharp(Buffer.from(await (await asked(guest)).arrayBuffer())).metadata();
    expect([shown.format, shown.width, shown.height]).toEqual(["webp", 256, 128]);
    expect((await asked(outsider)).status).toBe(404);
    expect((await guest.client.call(listMyWorkspaces, {})).workspaces[0]?.workspace.logo).toBe(workspace.logo);
    expect((await change({ logo: null })).workspace.logo).toBeNull();
    await change({ logo: null });
    expect((await asked(guest)).status).toBe(404);
    await socket.until(() => heard(socket).length === 2);
    expect(socket.of("event").map(({ data }) => (data as { workspace: Workspace }).workspace.logo)).toEqual([
      workspace.logo,
      null,
    ]);
  });

  test("does not take something else for a logo", async () => {
    const { workspaceId, admin, member } = await team(server);
    const logo = dataUrl(Buffer.from("<svg onload='x'>"));
    const given = (who: typeof admin) => who.client.call(updateWorkspace, { workspaceId, name: "Changed", logo });
    await expect(given(admin)).rejects.toMatchObject({ code: "bad_picture" });
    await expect(given(member)).rejects.toMatchObject({ code: "not_allowed" });
    const { workspaces } = await admin.client.call(listMyWorkspaces, {});
    expect(workspaces.find((one) => one.workspace.id === workspaceId)?.workspace.name).not.toBe("Changed");
  });

  test("is refused to members, guests and outsiders", async () => {
    const { workspaceId, member, guest, outsider } = await team(server);
    for (const person of [member, guest])
      await expect(person.client.call(updateWorkspace, { workspaceId, name: "Mine" })).rejects.toMatchObject({
        code: "not_allowed",
      });
    await expect(outsider.client.call(updateWorkspace, { workspaceId, name: "Mine" })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("leaving a workspace", () => {
  test("closes it for the one who left, and tells the others", async () => {
    const { workspaceId, owner, member } = await team(server);
    const [leaver, stayer] = [
      await following(server, member, workspaceId),
      await following(server, owner, workspaceId),
    ];
    await member.client.call(leaveWorkspace, { workspaceId });
    await leaver.until(() => leaver.of("closed").length === 1);
    await stayer.until(() => heard(stayer).includes("memberChanged"));
    expect(stayer.of("event").at(-1)?.data).toMatchObject({
      member: { profile: { id: member.memberId, state: "left", name: "Mina Member" }, roleIds: [] },
    });
    await expect(member.client.call(bootWorkspace, { workspaceId })).rejects.toMatchObject({ code: "not_found" });
    await leaver.open(workspaceId, 0);
    expect(leaver.of("closed")).toHaveLength(2);
  });

  test("is refused to the last owner", async () => {
    const { workspaceId, owner } = await team(server);
    await expect(owner.client.call(leaveWorkspace, { workspaceId })).rejects.toMatchObject({
      code: "last_owner",
      status: 409,
    });
    await owner.client.call(bootWorkspace, { workspaceId });
  });

  test("leaves one of two owners who leave at once", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { workspaceId, owner } = await team(server);
      const second = await signedUp(server);
      await joined(server, workspaceId, second, "owner");
      const results = await Promise.allSettled(
        [owner, second].map(({ client }) => client.call(leaveWorkspace, { workspaceId })),
      );
      expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    }
  });
});
