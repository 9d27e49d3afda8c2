import { removeChannelMember } from "@atrium/contract/chat/channels.ts";
import { removeFile } from "@atrium/contract/files/files.ts";
import * as contract from "@atrium/contract/files/share-links.ts";
import { suspendMember } from "@atrium/contract/workspace/members.ts";
import { changeWorkspaceSettings } from "@atrium/contract/workspace/settings.ts";
import { afterEach, expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { uploaded } from "../../testing/files.ts";
import { channelOf, names, rooms, say, toldBy } from "../../testing/rooms.ts";
import { signedUp } from "../../testing/signed-up.ts";
import { unfollowAll } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { startTestServer, testServer } from "../../testing/test-server.ts";
import { joined } from "../../testing/workspaces.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, guest, outsider, open, closed } = place;
afterEach(unfollowAll);

const soon = () => new Date(Date.now() + 3_600_000).toISOString();
const share = async (channelId = closed, name = "R&D.txt", who = member) => {
  const file = await uploaded(server, who, workspaceId, "hello", { name });
  await say(place, who, channelId, "", { files: [file.id] });
  return file.id;
};
const wish = (fileId: string, more: { password?: string } = {}) => ({
  workspaceId,
  fileId,
  clientId: newId(),
  expiresAt: soon(),
  ...more,
});
const make = async (fileId: string, more: { password?: string } = {}, who = member) => {
  const { link, url } = await who.client.call(contract.createShareLink, wish(fileId, more));
  return { link, path: new URL(url).pathname };
};
/** As somebody without an account asks. */
const ask = (path: string, init: RequestInit = {}) => fetch(`${server.url}${path}`, { redirect: "manual", ...init });
const status = async (path: string) => [(await ask(path)).status, (await ask(`${path}/content`)).status];
const linksOf = async (fileId: string, who = member) =>
  (await who.client.call(contract.listShareLinks, { workspaceId, fileId })).links;

test("a stranger gets a page with name and size, and the bytes; each download is counted", async () => {
  const fileId = await share();
  const { path, link } = await make(fileId);
  const page = await ask(path);
  expect(page.status).toBe(200);
  expect(page.headers.get("content-security-policy")).toMatch(
    /^default-src 'none'; img-src 'self'; style-src 'sha256-/,
  );
  expect([page.headers.get("referrer-policy"), page.headers.get("cache-control")]).toEqual(["no-referrer", "no-store"]);
  const html = await page.text();
  expect(html).toContain("R&amp;D.txt");
  expect(html).toMatch(/5 bytes · works until \d+ \w+ \d{4}/);
  const content = await ask(`${path}/content`);
  expect(await content.text()).toBe("hello");
  expect(content.headers.get("content-disposition")).toMatch(/^attachment/);
  expect(content.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
  expect(await (await ask(`${path}/content`, { headers: { range: "bytes=2-" } })).text()).toBe("llo");
  expect((await linksOf(fileId))[0]).toMatchObject({ id: link.id, downloads: 1, hasPassword: false, revokedAt: null });
  // Whoever gets it whole is counted, in whatever words they ask.
  for (const range of ["bytes=-99", "Bytes=0-", "bytes=1-2,0-4"])
    await (await ask(`${path}/content`, { headers: { range } })).text();
  await ask(`${path}/content`, { method: "HEAD" });
  expect((await linksOf(fileId))[0]).toMatchObject({ downloads: 4 });
});

test("nothing of the secret is kept, nobody is told, and the same again is the same link with a new address", async () => {
  const input = wish(await share());
  const told = await toldBy(server, place, async () => {
    const first = await member.client.call(contract.createShareLink, input);
    const again = await member.client.call(contract.createShareLink, input);
    expect(again.link).toEqual(first.link);
    expect(await status(new URL(first.url).pathname)).toEqual([404, 404]);
    expect(await status(new URL(again.url).pathname)).toEqual([200, 200]);
    const secret = new URL(again.url).pathname.slice(3);
    const { rows } = await pool.query("select * from file_link where id = $1", [first.link.id]);
    expect(JSON.stringify(rows)).not.toContain(secret);
    const { rowCount } = await pool.query("select from request_key where output::text like $1", [`%${secret}%`]);
    expect(rowCount).toBe(0);
  });
  expect(names(told)).toEqual({ owner: [], member: [], admin: [], guest: [] });
});

test("a password is asked for, wrong ones are counted, and the right one opens this link alone", async () => {
  const [one, other] = [
    await make(await share(), { password: "open it" }),
    await make(await share(), { password: "open it" }),
  ];
  expect(await (await ask(one.path)).text()).toContain("needs a password");
  expect((await ask(`${one.path}/content`)).status).toBe(404);
  const type = (path: string, password: string) =>
    ask(path, { method: "POST", body: new URLSearchParams({ password }) });
  expect((await type(one.path, "guess")).status).toBe(403);
  const right = await type(one.path, "open it");
  expect([right.status, right.headers.get("location")]).toEqual([303, one.path]);
  const [pass] = (right.headers.get("set-cookie") ?? "").split(";");
  const headers = { cookie: pass as string };
  expect(await (await ask(`${one.path}/content`, { headers })).text()).toBe("hello");
  expect((await ask(`${other.path}/content`, { headers })).status).toBe(404);
  const strict = await startTestServer({ realLimits: true });
  const typeThere = (password: string) =>
    fetch(`${strict.url}${other.path}`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({ password }),
    });
  for (let tries = 0; tries < 10; tries += 1) expect((await typeThere("guess")).status).toBe(403);
  const tooMany = await typeThere("open it");
  expect(tooMany.status).toBe(429);
  expect(await tooMany.text()).toContain("Wait ten minutes");
  // Another network is another ten tries, until there were too many from all of them.
  const third = await make(await share(), { password: "open it" });
  const everywhere = `share link password ${third.link.id}`;
  for (let tries = 0; tries < 100; tries += 1)
    strict.platform.limiter.takeFor(everywhere, { count: 100, seconds: 600 });
  const late = await fetch(`${strict.url}${third.path}`, {
    method: "POST",
    body: new URLSearchParams({ password: "open it" }),
  });
  expect(late.status).toBe(429);
  await strict.stop();
});

test("it leads nowhere once it has expired or is revoked, and revoking again changes nothing", async () => {
  const fileId = await share();
  const { link, path } = await make(fileId);
  await pool.query("update file_link set expires_at = now() - interval '1 second' where id = $1", [link.id]);
  expect(await status(path)).toEqual([404, 404]);
  const fresh = await make(fileId);
  const revoke = (who = member) =>
    who.client.call(contract.revokeShareLink, { workspaceId, fileId, linkId: fresh.link.id });
  await revoke();
  const [before] = await linksOf(fileId);
  await revoke();
  expect(await linksOf(fileId)).toEqual([before, { ...link, expiresAt: expect.any(String) }]);
  expect(await status(fresh.path)).toEqual([404, 404]);
});

test("it dies with the file, with its maker's access, and while links are switched off", async () => {
  const channelId = await channelOf(place, { visibility: "private", memberIds: [member.memberId] });
  const fileId = await share(channelId);
  const { path } = await make(fileId);
  const owners = await make(fileId, {}, owner);
  await owner.client.call(changeWorkspaceSettings, { workspaceId, shareLinks: false });
  expect(await status(path)).toEqual([404, 404]);
  expect((await refused(make(fileId))).code).toBe("links_off");
  await owner.client.call(changeWorkspaceSettings, { workspaceId, shareLinks: true });
  expect(await status(path)).toEqual([200, 200]);
  await owner.client.call(removeChannelMember, { workspaceId, channelId, memberId: member.memberId });
  expect([await status(path), await status(owners.path)]).toEqual([
    [404, 404],
    [200, 200],
  ]);
  await owner.client.call(removeFile, { workspaceId, fileId });
  expect(await status(owners.path)).toEqual([404, 404]);
});

test("it dies when its maker is suspended", async () => {
  const leaver = await signedUp(server);
  const memberId = await joined(server, workspaceId, leaver);
  const file = await uploaded(server, leaver, workspaceId);
  await pool.query(
    `insert into file_use (workspace_id, kind, holder_id, file_id, place_id, position, created_at)
     values ($1, 'folder', $1, $2, null, 0, now())`,
    [workspaceId, file.id],
  );
  const { path } = await make(file.id, {}, { ...leaver, memberId });
  expect(await status(path)).toEqual([200, 200]);
  await owner.client.call(suspendMember, { workspaceId, memberId });
  expect(await status(path)).toEqual([404, 404]);
});

test("who may not make, see or revoke links is refused; an address nobody made leads nowhere", async () => {
  const [shown, hidden] = [await share(open), await share()];
  const { link } = await make(hidden);
  const revoke = (who = member, fileId = hidden) =>
    who.client.call(contract.revokeShareLink, { workspaceId, fileId, linkId: link.id });
  expect((await refused(make(shown, {}, guest))).code).toBe("not_allowed");
  expect((await refused(make(hidden, {}, admin))).code).toBe("not_found");
  expect((await refused(make(hidden, {}, outsider))).code).toBe("not_found");
  expect((await refused(revoke(admin))).code).toBe("not_found");
  expect((await refused(revoke(member, shown))).code).toBe("not_found");
  expect((await refused(linksOf(hidden, admin))).code).toBe("not_found");
  expect(await linksOf(hidden, owner)).toHaveLength(1);
  await make(shown, {}, owner);
  expect(await linksOf(shown)).toEqual([]);
  const late = { ...wish(shown), expiresAt: new Date(Date.now() + 400 * 86_400_000).toISOString() };
  expect((await refused(member.client.call(contract.createShareLink, late))).code).toBe("invalid_input");
  for (const path of [`/f/${"a".repeat(43)}`, "/f/short", `/f/${"%00".repeat(5)}`])
    expect(await status(path)).toEqual([404, 404]);
});
