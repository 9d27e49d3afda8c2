import { request } from "node:http";
import { removeChannelMember } from "@atrium/contract/chat/channels.ts";
import { createShareLink } from "@atrium/contract/files/share-links.ts";
import { addFileVersion } from "@atrium/contract/files/versions.ts";
import { endSession } from "@atrium/contract/people/sessions.ts";
import { removeMember, suspendMember } from "@atrium/contract/workspace/members.ts";
import { leaveWorkspace } from "@atrium/contract/workspace/workspaces.ts";
import { expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { partBytes } from "#platform/storage/storage.ts";
import { announced, patch, uploaded } from "../../testing/files.ts";
import { png } from "../../testing/pictures.ts";
import { channelOf, rooms, say } from "../../testing/rooms.ts";
import { signedUp } from "../../testing/signed-up.ts";
import type { TestMember } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";
import { joined } from "../../testing/workspaces.ts";

const server = await testServer();
const { pool } = await testDatabase();
const place = await rooms(server);
const { workspaceId, owner } = place;

const someone = async (role: "member" | "guest" = "member"): Promise<TestMember> => {
  const person = await signedUp(server);
  return { ...person, memberId: await joined(server, workspaceId, person, role) };
};

/** A channel of the owner's with these people, and in it a picture that has a preview and an earlier version. */
async function shown(channelId: string, uploader: TestMember = owner): Promise<string> {
  const file = await uploaded(server, uploader, workspaceId, png(8, 8), { name: "plan.png" });
  await say(place, uploader, channelId, "", { files: [file.id] });
  const { id: uploadId } = await uploaded(server, uploader, workspaceId, png(9, 9), { name: "plan.png" });
  await uploader.client.call(addFileVersion, { workspaceId, fileId: file.id, uploadId });
  await pool.query(
    `update file set details = details || jsonb_build_object('previews', jsonb_build_array(
       jsonb_build_object('size', 'small', 'width', 9, 'height', 9, 'storedId', stored_id))) where id = $1`,
    [file.id],
  );
  return file.id;
}

/** Every address that answers with something of a file. */
function addressesOf(fileId: string): string[] {
  const file = `/api/v1/workspaces/${workspaceId}/files/${fileId}`;
  return [
    file,
    `${file}/content`,
    `${file}/content?v=1`,
    `${file}/content?download`,
    `${file}/previews/small`,
    `${file}/versions`,
  ];
}

/** What each answers to somebody with a cookie, and to the same one with a token. */
async function answers(who: TestMember, fileId: string): Promise<number[]> {
  const ways: Record<string, string>[] = [{ cookie: who.cookie }, { authorization: `Bearer ${who.token}` }];
  const asked = addressesOf(fileId).flatMap((path) =>
    ways.map((headers) => fetch(`${server.url}${path}`, { headers })),
  );
  return Promise.all(asked.map(async (answer) => (await answer).status));
}

const everywhere = (status: number) => addressesOf("").flatMap(() => [status, status]);

type Loss = [how: string, lose: (who: TestMember) => Promise<unknown>, status: number];
const losses: Loss[] = [
  ["is suspended", ({ memberId }) => owner.client.call(suspendMember, { workspaceId, memberId }), 404],
  ["is removed", ({ memberId }) => owner.client.call(removeMember, { workspaceId, memberId }), 404],
  ["leaves the workspace", ({ client }) => client.call(leaveWorkspace, { workspaceId }), 404],
  [
    "signs out",
    async ({ client, sessionId, apiSessionId }) => {
      await client.call(endSession, { sessionId: apiSessionId });
      await client.call(endSession, { sessionId });
    },
    401,
  ],
];

test.each(losses)("whoever %s has lost every address of a file with that", async (_how, lose, status) => {
  const who = await someone();
  const channelId = await channelOf(place, { visibility: "private", memberIds: [who.memberId] });
  const [others, own] = [await shown(channelId), await shown(channelId, who)];
  const unsent = await uploaded(server, who, workspaceId, "not sent yet");
  for (const fileId of [others, own]) expect(await answers(who, fileId)).toEqual(everywhere(200));
  await lose(who);
  for (const fileId of [others, own]) expect(await answers(who, fileId)).toEqual(everywhere(status));
  expect(new Set(await answers(who, unsent.id))).toEqual(new Set([status]));
});

test.each(losses)("whoever %s sends not one byte more", async (_how, lose, status) => {
  const who = await someone();
  const upload = await announced(who, workspaceId, 6);
  expect((await patch(server, who, upload, 0, Buffer.from("abc"))).status).toBe(204);
  await lose(who);
  expect((await patch(server, who, upload, 3, Buffer.from("def"))).status).toBe(status);
  const ask = (method: string) =>
    fetch(`${server.url}${upload.url}`, { method, headers: { cookie: who.cookie, "tus-resumable": "1.0.0" } });
  expect((await ask("HEAD")).status).toBe(status);
  expect((await ask("DELETE")).status).toBe(status);
  const { rows } = await pool.query(
    "select received::int from stored s join file f on f.stored_id = s.id where f.id = $1",
    [upload.id],
  );
  expect(rows).toEqual([{ received: 3 }]);
});

test("whoever is suspended in the middle of sending sends not one part more", async () => {
  const who = await someone();
  const upload = await announced(who, workspaceId, 3 * partBytes);
  const received = async () =>
    (
      await pool.query("select received::int as n from stored s join file f on f.stored_id = s.id where f.id = $1", [
        upload.id,
      ])
    ).rows[0].n;
  const headers = {
    cookie: who.cookie,
    "tus-resumable": "1.0.0",
    "content-type": "application/offset+octet-stream",
    "upload-offset": "0",
    "content-length": String(upload.size),
  };
  const sending = request(`${server.url}${upload.url}`, { method: "PATCH", headers });
  const status = new Promise((resolve, reject) => {
    sending.on("response", (answer) => resolve(answer.resume().statusCode));
    sending.on("error", reject);
  });
  sending.write(Buffer.alloc(partBytes + 1000));
  await expect.poll(received).toBe(partBytes);
  await owner.client.call(suspendMember, { workspaceId, memberId: who.memberId });
  sending.end(Buffer.alloc(2 * partBytes - 1000));
  expect(await status).toBe(404);
  expect(await received()).toBe(partBytes);
});

test.each(losses.slice(0, 3))(
  "a link of somebody who %s leads nowhere: page, bytes and picture",
  async (_how, lose) => {
    const who = await someone();
    const channelId = await channelOf(place, { visibility: "private", memberIds: [who.memberId] });
    const fileId = await shown(channelId);
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const input = { workspaceId, fileId, clientId: newId(), expiresAt };
    const { url } = await who.client.call(createShareLink, input);
    const paths = ["", "/content", "/preview"].map((end) => `${server.url}${new URL(url).pathname}${end}`);
    const statuses = () => Promise.all(paths.map(async (path) => (await fetch(path)).status));
    expect(await statuses()).toEqual([200, 200, 200]);
    await lose(who);
    expect(await statuses()).toEqual([404, 404, 404]);
  },
);

test("a guest who is taken out of a channel loses what is shown there, their own files too, and keeps what is shown elsewhere", async () => {
  const guest = await someone("guest");
  const memberIds = [guest.memberId];
  const [left, kept] = [await channelOf(place, { memberIds }), await channelOf(place, { memberIds })];
  const [inLeft, inKept] = [await shown(left), await shown(kept)];
  const own = await uploaded(server, guest, workspaceId, "my own");
  await say(place, guest, left, "", { files: [own.id] });
  expect(await answers(guest, inLeft)).toEqual(everywhere(200));
  await owner.client.call(removeChannelMember, { workspaceId, channelId: left, memberId: guest.memberId });
  expect(await answers(guest, inLeft)).toEqual(everywhere(404));
  expect(new Set(await answers(guest, own.id))).toEqual(new Set([404]));
  expect(await answers(guest, inKept)).toEqual(everywhere(200));
});

test("what a browser kept is asked for again: nothing is said to be unchanged to who lost it", async () => {
  const who = await someone();
  const channelId = await channelOf(place, { visibility: "private", memberIds: [who.memberId] });
  const [, content = "", earlier = "", , preview = ""] = addressesOf(await shown(channelId));
  const ask = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}${path}`, { headers: { cookie: who.cookie, ...headers } });
  const etags = await Promise.all(
    [content, earlier, preview].map(async (path) => (await ask(path)).headers.get("etag")),
  );
  await owner.client.call(removeChannelMember, { workspaceId, channelId, memberId: who.memberId });
  for (const [index, path] of [content, earlier, preview].entries()) {
    const known = await ask(path, { "if-none-match": etags[index] as string });
    expect(known.status).toBe(404);
    expect((await ask(path, { range: "bytes=0-3", "if-range": etags[index] as string })).status).toBe(404);
  }
});
