import { randomBytes } from "node:crypto";
import { readFile } from "@atrium/contract/files/files.ts";
import { createUpload } from "@atrium/contract/files/uploads.ts";
import { expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { partBytes } from "#platform/storage/storage.ts";
import { refused } from "../../testing/attempt.ts";
import { announced, brokenOff, contentOf, patch, receivedOf, tus, uploaded } from "../../testing/files.ts";
import { png } from "../../testing/pictures.ts";
import { mp4Voice, webmVoice } from "../../testing/recordings.ts";
import { names, toldBy } from "../../testing/rooms.ts";
import { team } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { startTestServer, testServer } from "../../testing/test-server.ts";
import { forgetUploads } from "./forget-uploads.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await team(server);
const { workspaceId, owner, member, guest, outsider } = place;

const total = async () =>
  (await pool.query("select bytes from stored_total where workspace_id = $1", [workspaceId])).rows[0]?.bytes ?? 0;
const bytesOf = async (fileId: string, who = member) =>
  Buffer.from(await (await contentOf(server, who, workspaceId, fileId)).arrayBuffer());

test("an upload in one piece is a file, told to who uploaded it alone", async () => {
  const picture = png(40, 30);
  const upload = await announced(member, workspaceId, picture.length, { name: "plan.png" });
  const told = await toldBy(server, place, async () => {
    const answer = await patch(server, member, upload, 0, picture);
    expect(answer.status).toBe(204);
    expect(answer.headers.get("upload-offset")).toBe(String(picture.length));
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("access-control-allow-origin")).toBe(null);
  });
  expect(names(told)).toEqual({ owner: [], admin: [], member: ["fileReady"], guest: [] });
  const { file } = await member.client.call(readFile, { workspaceId, fileId: upload.id });
  expect(told.member[0]?.data).toEqual({ file });
  expect(file).toMatchObject({
    id: upload.id,
    name: "plan.png",
    mediaType: "image/png",
    kind: "image",
    size: picture.length,
    width: 40,
    height: 30,
    uploaderId: member.memberId,
    version: 1,
  });
  expect(await bytesOf(upload.id)).toEqual(picture);
});

test("an upload in pieces of any length is the same file, over the borders of parts", async () => {
  const bytes = randomBytes(partBytes + 70_000);
  const upload = await announced(member, workspaceId, bytes.length, { name: "recording.bin" });
  const ends = [1, 5000, partBytes - 1, partBytes + 3, bytes.length];
  for (const [index, end] of ends.entries()) {
    const from = ends[index - 1] ?? 0;
    expect(await receivedOf(server, member, upload)).toBe(from);
    expect((await patch(server, member, upload, from, bytes.subarray(from, end))).status).toBe(204);
  }
  expect((await bytesOf(upload.id)).equals(bytes)).toBe(true);
});

test("what arrived before a connection broke is kept, and the rest goes on from there", async () => {
  const bytes = randomBytes(300_000);
  const upload = await announced(member, workspaceId, bytes.length);
  await brokenOff(server, member, upload, 0, bytes.subarray(0, 200_000));
  await expect.poll(() => receivedOf(server, member, upload)).toBeGreaterThan(0);
  const received = await receivedOf(server, member, upload);
  expect((await patch(server, member, upload, received, bytes.subarray(received))).status).toBe(204);
  expect((await bytesOf(upload.id)).equals(bytes)).toBe(true);
});

test("bytes at a wrong place, or more than were announced, change nothing", async () => {
  const upload = await announced(member, workspaceId, 10);
  expect((await patch(server, member, upload, 0, Buffer.from("12345"))).status).toBe(204);
  expect((await patch(server, member, upload, 0, Buffer.from("abcde"))).status).toBe(409);
  expect((await patch(server, member, upload, 7, Buffer.from("abc"))).status).toBe(409);
  expect((await patch(server, member, upload, 5, Buffer.from("abcdefgh"))).status).toBe(413);
  expect(await receivedOf(server, member, upload)).toBe(5);
  await patch(server, member, upload, 5, Buffer.from("67890"));
  expect(String(await bytesOf(upload.id))).toBe("1234567890");
});

test("two that send the same stretch at once leave one whole file", async () => {
  const bytes = randomBytes(200_000);
  const upload = await announced(member, workspaceId, bytes.length);
  const answers = await Promise.all([1, 2, 3, 4].map(() => patch(server, member, upload, 0, bytes)));
  const statuses = answers.map(({ status }) => status).sort((a, b) => a - b);
  expect(statuses[0]).toBe(204);
  expect(statuses.every((status) => status < 500)).toBe(true);
  expect((await bytesOf(upload.id)).equals(bytes)).toBe(true);
});

test("two processes that write to one upload at once leave one whole file", async () => {
  const other = await startTestServer();
  const bytes = randomBytes(200_000);
  const upload = await announced(member, workspaceId, bytes.length);
  const answers = await Promise.all([server, other].map((at) => patch(at, member, upload, 0, bytes)));
  expect(answers.map(({ status }) => status).sort((a, b) => a - b)[0]).toBe(204);
  expect((await bytesOf(upload.id)).equals(bytes)).toBe(true);
});

test("the same announcement again is the same upload, also at the same time", async () => {
  const input = { workspaceId, clientId: newId(), name: "a.txt", size: 5 };
  const before = await total();
  const answers = await Promise.all([1, 2, 3].map(() => member.client.call(createUpload, input)));
  expect(new Set(answers.map(({ upload }) => upload.id)).size).toBe(1);
  expect(await total()).toBe(before + 5);
  expect((await refused(member.client.call(createUpload, { ...input, size: 6 }))).code).toBe("client_id_used");
});

test("what is too large, or more than the workspace may have, is refused before a byte is sent", async () => {
  const limited = await startTestServer({ env: { FILE_MAX_MB: "2000", WORKSPACE_QUOTA_GB: "1" } });
  const people = await team(limited);
  const announce = (size: number, by = people.member) => announced(by, people.workspaceId, size);
  expect((await refused(announce(2001e6))).code).toBe("too_large");
  expect((await refused(announce(1e9 + 1))).code).toBe("quota_exceeded");
  const upload = await announce(1e9 - 10);
  expect((await refused(announce(11, people.owner))).code).toBe("quota_exceeded");
  await announce(10, people.owner);
  expect((await tus(limited, people.member, upload, "DELETE")).status).toBe(204);
  await announce(11, people.owner);
});

test("somebody else's upload is not there, in whatever workspace it is looked for", async () => {
  const upload = await announced(member, workspaceId, 5);
  for (const stranger of [owner, guest, outsider])
    for (const method of ["HEAD", "DELETE"]) expect((await tus(server, stranger, upload, method)).status).toBe(404);
  expect((await patch(server, owner, upload, 0, Buffer.from("hello"))).status).toBe(404);
  expect((await tus(server, undefined, upload, "HEAD")).status).toBe(401);
  const elsewhere = { url: upload.url.replace(workspaceId, outsider.workspaceId) };
  for (const who of [outsider, member]) expect((await tus(server, who, elsewhere, "HEAD")).status).toBe(404);
  expect(await receivedOf(server, member, upload)).toBe(0);
});

test("a page of another site sends nothing with our cookie", async () => {
  const upload = await announced(member, workspaceId, 5);
  const headers = { origin: "https://evil.example", "content-type": "application/offset+octet-stream" };
  const body = Buffer.from("hello");
  const answer = await tus(server, member, upload, "PATCH", { headers: { ...headers, "upload-offset": "0" }, body });
  expect(answer.status).toBe(403);
  expect(await receivedOf(server, member, upload)).toBe(0);
});

test("an upload taken back is gone, with its bytes and the room it took", async () => {
  const before = await total();
  const upload = await announced(member, workspaceId, 5000);
  await patch(server, member, upload, 0, randomBytes(3000));
  const ids = async () => {
    const found: string[] = [];
    for await (const { id } of server.platform.storage.ids()) found.push(id);
    return found;
  };
  const row = await pool.query("select stored_id from file where id = $1", [upload.id]);
  expect(await ids()).toContain(row.rows[0].stored_id);
  expect((await tus(server, member, upload, "DELETE")).status).toBe(204);
  expect((await tus(server, member, upload, "HEAD")).status).toBe(404);
  expect(await total()).toBe(before);
  expect(await ids()).not.toContain(row.rows[0].stored_id);
});

test("an upload that is complete cannot be taken back or written to any more", async () => {
  const file = await uploaded(server, member, workspaceId, "done");
  const upload = { id: file.id, url: `/api/v1/workspaces/${workspaceId}/uploads/${file.id}`, size: 4 };
  expect((await tus(server, member, upload, "DELETE")).status).toBe(400);
  expect((await patch(server, member, upload, 4, Buffer.from("x"))).status).toBe(413);
  expect((await patch(server, member, upload, 0, Buffer.from("x"))).status).toBe(409);
  expect(String(await bytesOf(file.id))).toBe("done");
});

test("an upload is no file before its last byte", async () => {
  const upload = await announced(member, workspaceId, 5);
  await patch(server, member, upload, 0, Buffer.from("hell"));
  expect((await contentOf(server, member, workspaceId, upload.id)).status).toBe(404);
  expect((await refused(member.client.call(readFile, { workspaceId, fileId: upload.id }))).code).toBe("not_found");
});

test("what somebody says is a voice message, with the length and loudness its recorder measured", async () => {
  const voice = { durationMs: 23_400, waveform: [0, 128, 255] };
  const webm = await uploaded(server, member, workspaceId, webmVoice, { name: "Voice message.webm", voice });
  expect(webm).toMatchObject({ kind: "voice", mediaType: "audio/webm", ...voice });
  const mp4 = await uploaded(server, member, workspaceId, mp4Voice, { name: "Voice message.m4a", voice });
  expect(mp4).toMatchObject({ kind: "voice", mediaType: "audio/mp4", waveform: voice.waveform });
  // This one says itself how long it is.
  expect(mp4.durationMs).toBeLessThan(1000);
});

test("only a sound is a voice message, and only when it is said to be one", async () => {
  const voice = { durationMs: 23_400, waveform: [255] };
  const plain = { waveform: null, durationMs: null };
  const page = await uploaded(server, member, workspaceId, "<script>alert(1)</script>", { voice });
  expect(page).toMatchObject({ kind: "text", ...plain });
  expect(await uploaded(server, member, workspaceId, png(9, 9), { voice })).toMatchObject({ kind: "image", ...plain });
  expect(await uploaded(server, member, workspaceId, webmVoice)).toMatchObject({ kind: "audio", ...plain });
});

test.each([
  ["an hour", { durationMs: 3_600_000, waveform: [] }],
  ["no time", { durationMs: 0, waveform: [] }],
  ["louder than loud", { durationMs: 900, waveform: [256] }],
  ["more steps than are drawn", { durationMs: 900, waveform: Array.from({ length: 101 }, () => 1) }],
])("nobody speaks %s", async (_what, voice) => {
  const wish = { workspaceId, clientId: newId(), name: "v.webm", size: 9, voice };
  expect((await refused(member.client.call(createUpload, wish))).code).toBe("invalid_input");
});

test("an upload whose last byte came just before a crash is finished when it is asked after", async () => {
  const file = await uploaded(server, member, workspaceId, png(5, 4), { name: "late.png" });
  const stored = await pool.query("select stored_id from file where id = $1", [file.id]);
  await pool.query("update file set completed_at = null, media_type = null, width = null where id = $1", [file.id]);
  await pool.query("update stored set completed_at = null where id = $1", [stored.rows[0].stored_id]);
  expect((await contentOf(server, member, workspaceId, file.id)).status).toBe(404);
  const url = `/api/v1/workspaces/${workspaceId}/uploads/${file.id}`;
  const told = await toldBy(server, place, async () =>
    expect((await tus(server, member, { url }, "HEAD")).headers.get("upload-offset")).toBe(String(file.size)),
  );
  expect(names(told).member).toEqual(["fileReady"]);
  expect((await member.client.call(readFile, { workspaceId, fileId: file.id })).file).toEqual(file);
});

test("an upload without a byte for a day is forgotten, and so is a file nobody sent while it was kept", async () => {
  const before = await total();
  const [silent, alive] = [await announced(member, workspaceId, 500), await announced(member, workspaceId, 500)];
  await patch(server, member, silent, 0, randomBytes(100));
  const [unsent, waiting] = [await uploaded(server, member, workspaceId), await uploaded(server, member, workspaceId)];
  await pool.query(
    `update stored set received_at = now() - interval '25 hours'
     where id = (select stored_id from file where id = $1)`,
    [silent.id],
  );
  await pool.query("update file set keep_until = now() - interval '1 minute' where id = $1", [unsent.id]);
  await forgetUploads.run({} as never, server.platform);
  expect((await tus(server, member, silent, "HEAD")).status).toBe(404);
  expect(await receivedOf(server, member, alive)).toBe(0);
  expect((await contentOf(server, member, workspaceId, unsent.id)).status).toBe(404);
  expect((await contentOf(server, member, workspaceId, waiting.id)).status).toBe(200);
  expect(await total()).toBe(before + 500 + waiting.size);
});
