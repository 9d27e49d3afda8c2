import { randomBytes } from "node:crypto";
import { removeFile } from "@atrium/contract/files/files.ts";
import { expect, test } from "vitest";
import { partBytes } from "#platform/storage/storage.ts";
import { refused } from "../../testing/attempt.ts";
import { contentOf, uploaded } from "../../testing/files.ts";
import { png } from "../../testing/pictures.ts";
import { names, toldBy } from "../../testing/rooms.ts";
import { team } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await team(server);
const { workspaceId, owner, admin, member, guest, outsider } = place;

const get = (fileId: string, headers = {}, query = "") =>
  contentOf(server, member, workspaceId, fileId, { headers, query });

test("a picture is shown where it is, and can do nothing but be seen", async () => {
  const file = await uploaded(server, member, workspaceId, png(8, 8), { name: 'my "plan" ü.png' });
  const answer = await get(file.id, {}, "?v=1");
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "image/png",
    "content-disposition": `inline; filename="my _plan_ _.png"; filename*=UTF-8''my%20_plan_%20%C3%BC.png`,
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "private, no-cache",
    vary: "cookie, authorization",
  });
  expect((await get(file.id, {}, "?v=1&download")).headers.get("content-disposition")).toMatch(/^attachment; /);
});

test.each([
  ["page.html", "<!doctype html><script>alert(1)</script>"],
  ["plan.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"],
  ["feed.xml", "<?xml version='1.0'?><feed/>"],
  ["paper.pdf", "%PDF-1.7\n"],
  ["photo.png", "<html><body>no picture</body></html>"],
])("what could act is only ever saved: %s", async (name, content) => {
  const file = await uploaded(server, member, workspaceId, content, { name });
  const answer = await get(file.id);
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment; /);
  expect(answer.headers.get("content-type")).toBe("application/octet-stream");
  expect(file.kind).not.toBe("image");
});

test("any stretch of a file is served by itself, over the borders of parts", async () => {
  const bytes = randomBytes(partBytes + 1000);
  const file = await uploaded(server, member, workspaceId, bytes, { name: "film.bin" });
  const size = bytes.length;
  const whole = await get(file.id);
  expect(whole.status).toBe(200);
  expect(whole.headers.get("accept-ranges")).toBe("bytes");
  expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
  for (const [range, from, to] of [
    ["bytes=0-0", 0, 1],
    [`bytes=${partBytes - 2}-${partBytes + 1}`, partBytes - 2, partBytes + 2],
    ["bytes=-7", size - 7, size],
    [`bytes=${size - 5}-`, size - 5, size],
    [`bytes=10-${size + 500}`, 10, size],
  ] as const) {
    const answer = await get(file.id, { range });
    expect(answer.status).toBe(206);
    expect(answer.headers.get("content-range")).toBe(`bytes ${from}-${to - 1}/${size}`);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes.subarray(from, to))).toBe(true);
  }
  const beyond = await get(file.id, { range: `bytes=${size}-` });
  expect([beyond.status, beyond.headers.get("content-range")]).toEqual([416, `bytes */${size}`]);
  for (const range of ["bytes=1-2,5-6", "bytes=5-2", "lines=1-2", "bytes=-"])
    expect((await get(file.id, { range })).status, range).toBe(200);
});

test("what a browser has is not sent again, but asked for again", async () => {
  const file = await uploaded(server, member, workspaceId, "the same");
  const etag = (await get(file.id)).headers.get("etag") as string;
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"])
    expect((await get(file.id, { "if-none-match": known })).status).toBe(304);
  expect((await get(file.id, { "if-none-match": '"other"' })).status).toBe(200);
  expect((await get(file.id, { range: "bytes=0-1", "if-range": etag })).status).toBe(206);
  expect((await get(file.id, { range: "bytes=0-1", "if-range": '"other"' })).status).toBe(200);
  const refusedToOthers = await contentOf(server, owner, workspaceId, file.id, { headers: { "if-none-match": etag } });
  expect(refusedToOthers.status).toBe(404);
});

test("a file shown nowhere is its uploader's alone", async () => {
  const file = await uploaded(server, member, workspaceId, "secret");
  for (const who of [owner, admin, guest, outsider])
    expect((await contentOf(server, who, workspaceId, file.id)).status).toBe(404);
  expect((await contentOf(server, undefined, workspaceId, file.id)).status).toBe(401);
  expect((await contentOf(server, outsider, outsider.workspaceId, file.id)).status).toBe(404);
  expect((await contentOf(server, member, outsider.workspaceId, file.id)).status).toBe(404);
  expect((await contentOf(server, member, workspaceId, "no-id")).status).toBe(404);
});

test("a removed file is gone for everybody, and its room is free; removing it again finds nothing", async () => {
  const total = async () =>
    (await pool.query("select bytes from stored_total where workspace_id = $1", [workspaceId])).rows[0].bytes;
  const before = await total().catch(() => 0);
  const file = await uploaded(server, member, workspaceId, "short");
  const input = { workspaceId, fileId: file.id };
  expect((await refused(owner.client.call(removeFile, input))).code).toBe("not_found");
  const told = await toldBy(server, place, () => member.client.call(removeFile, input));
  expect(names(told)).toEqual({ owner: [], admin: [], member: ["fileRemoved"], guest: [] });
  expect((await get(file.id)).status).toBe(404);
  expect(await total()).toBe(before);
  expect((await refused(member.client.call(removeFile, input))).code).toBe("not_found");
  const { rows } = await pool.query(
    "select s.unused_at from stored s join file f on f.stored_id = s.id where f.id = $1",
    [file.id],
  );
  expect(rows[0].unused_at).not.toBe(null);
});
