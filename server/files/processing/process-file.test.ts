import { bootWorkspace } from "@atrium/contract/boot.ts";
import { deleteMessage, sendMessage } from "@atrium/contract/chat/messages.ts";
import { readFileText } from "@atrium/contract/files/file-text.ts";
import { readFile, removeFile, type SharedFile } from "@atrium/contract/files/files.ts";
import sharp from "sharp";
import { afterEach, expect, test, vi } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { uploaded } from "../../testing/files.ts";
import { heic } from "../../testing/heic.ts";
import { rooms } from "../../testing/rooms.ts";
import type { SignedUp } from "../../testing/signed-up.ts";
import { following, unfollowAll } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { startTestServer } from "../../testing/test-server.ts";
import { writeZip } from "../../testing/write-zip.ts";

const server = await startTestServer({ env: { FILE_PREVIEWS: "on" } });
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner, admin, member, outsider, closed } = place;
afterEach(unfollowAll);

const latest = async (id: string): Promise<SharedFile> =>
  (await member.client.call(readFile, { workspaceId, fileId: id })).file;
const once = (id: string, isDone: (file: SharedFile) => boolean) =>
  vi.waitFor(async () => {
    const file = await latest(id);
    expect(isDone(file)).toBe(true);
    return file;
  }, 30_000);
const previewOf = (who: SignedUp | undefined, id: string, size: string) =>
  fetch(`${server.url}/api/v1/workspaces/${workspaceId}/files/${id}/previews/${size}`, {
    headers: who ? { cookie: who.cookie } : {},
  });
const photo = () =>
  sharp({ create: { width: 2400, height: 1200, channels: 3, background: "#2f6f5e" } })
    .jpeg()
    .toBuffer();
const send = (files: string[]) =>
  member.client.call(sendMessage, { workspaceId, channelId: closed, clientId: newId(), text: "", files });

test("the first answer says whether there will be any", async () => {
  expect((await owner.client.call(bootWorkspace, { workspaceId })).filePreviews).toBe(true);
});

test("previews come by themselves, are told to who sees the file, and are seen by nobody else", async () => {
  const file = await uploaded(server, member, workspaceId, await photo(), { name: "harbour.jpg" });
  const { message } = await send([file.id]);
  const [inside, outside] = [await following(server, owner, workspaceId), await following(server, admin, workspaceId)];
  const { previews, width, height } = await once(file.id, (one) => one.previews.length === 2);
  expect({ width, height }).toEqual({ width: 2400, height: 1200 });
  expect(previews).toEqual([
    { size: "small", width: 480, height: 240 },
    { size: "large", width: 1600, height: 800 },
  ]);
  for (const { size, width: wide } of previews) {
    const answer = await previewOf(owner, file.id, size);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("image/webp");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect((await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).width).toBe(wide);
  }
  for (const who of [admin, outsider, undefined]) expect((await previewOf(who, file.id, "small")).ok).toBe(false);
  expect((await previewOf(owner, file.id, "poster")).status).toBe(404);
  await expect.poll(async () => (await latest(file.id)).previews).toHaveLength(2);
  expect(outside.of("event").filter(({ name }) => name === "fileChanged")).toEqual([]);
  inside.close();
  await member.client.call(deleteMessage, { workspaceId, channelId: closed, messageId: message.id });
  expect((await previewOf(owner, file.id, "small")).status).toBe(404);
});

test("the words of a document are read by who may have it, and are gone with it", async () => {
  const document = `<w:document><w:body><w:p><w:r><w:t>Northwind &amp; friends</w:t></w:r></w:p><w:p><w:r><w:t>meet </w:t></w:r><w:r><w:t>in March</w:t></w:r></w:p></w:body></w:document>`;
  const bytes = writeZip([
    { name: "[Content_Types].xml", data: "<Types/>" },
    { name: "word/document.xml", data: document },
  ]);
  const file = await uploaded(server, member, workspaceId, bytes, { name: "plan.docx" });
  expect(file.kind).toBe("office");
  await send([file.id]);
  await once(file.id, (one) => one.hasText);
  const input = { workspaceId, fileId: file.id };
  expect(await owner.client.call(readFileText, input)).toEqual({ text: "Northwind & friends\nmeet in March" });
  for (const who of [admin, outsider])
    expect((await refused(who.client.call(readFileText, input))).code).toBe("not_found");
  await member.client.call(removeFile, input);
  expect((await refused(owner.client.call(readFileText, input))).code).toBe("not_found");
  expect((await pool.query("select from file_text where file_id = $1", [file.id])).rowCount).toBe(0);
});

test("a text's own words are its words; what is broken stays a file without a preview", async () => {
  const notes = await uploaded(server, member, workspaceId, "The office closes at six", { name: "notes.txt" });
  const broken = await uploaded(server, member, workspaceId, (await photo()).subarray(0, 60), { name: "broken.jpg" });
  await once(notes.id, (one) => one.hasText);
  expect((await member.client.call(readFileText, { workspaceId, fileId: notes.id })).text).toBe(
    "The office closes at six",
  );
  const last = await uploaded(server, member, workspaceId, "afterwards", { name: "last.txt" });
  await once(last.id, (one) => one.hasText);
  expect(await latest(broken.id)).toMatchObject({ previews: [], hasText: false });
});

test("a picture no browser draws is one as soon as there is a preview that they do", async () => {
  const bytes = await sharp(await photo())
    .tiff()
    .toBuffer();
  const file = await uploaded(server, member, workspaceId, bytes, { name: "scan.tif" });
  expect(file.mediaType).toBe("image/tiff");
  const later = await once(file.id, (one) => one.previews.length === 2);
  expect(later).toMatchObject({ kind: "image", width: 2400, height: 1200 });
  // What phones take is kept as it is, and shown like any other.
  const taken = await uploaded(server, member, workspaceId, heic({ quarters: 3 }), { name: "IMG_0042.HEIC" });
  expect(taken).toMatchObject({ mediaType: "image/heic", kind: "other", width: 48, height: 64 });
  const shown = await once(taken.id, (one) => one.previews.length === 2);
  expect(shown).toMatchObject({ mediaType: "image/heic", kind: "image", width: 48, height: 64 });
});
