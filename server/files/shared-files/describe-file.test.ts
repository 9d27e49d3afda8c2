import { sendMessage } from "@atrium/contract/chat/messages.ts";
import { describeFile, readFile } from "@atrium/contract/files/files.ts";
import { expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { uploaded } from "../../testing/files.ts";
import { png } from "../../testing/pictures.ts";
import { names, rooms, toldBy } from "../../testing/rooms.ts";
import { testServer } from "../../testing/test-server.ts";

const server = await testServer();
const place = await rooms(server);
const { workspaceId, owner, admin, member, outsider, closed } = place;

const sentPicture = async () => {
  const { id: fileId } = await uploaded(server, member, workspaceId, png(8, 8), { name: "plan.png" });
  await member.client.call(sendMessage, {
    workspaceId,
    channelId: closed,
    clientId: newId(),
    text: "",
    files: [fileId],
  });
  return { workspaceId, fileId };
};
const alt = "  The stand, seen from the door ";

test("what a picture shows is kept with it, and told to who sees it", async () => {
  const input = await sentPicture();
  const told = await toldBy(server, place, () => member.client.call(describeFile, { ...input, alt }));
  expect(names(told)).toEqual({ owner: ["fileChanged"], admin: [], member: ["fileChanged"], guest: [] });
  expect(told.owner[0]?.data).toMatchObject({ file: { id: input.fileId, alt: alt.trim() } });
  expect((await owner.client.call(readFile, input)).file.alt).toBe(alt.trim());
});

test("saying it twice is saying it once", async () => {
  const input = await sentPicture();
  const told = await toldBy(server, place, () =>
    Promise.all([1, 2, 3].map(() => member.client.call(describeFile, { ...input, alt }))),
  );
  expect(names(told).owner).toEqual(["fileChanged"]);
});

test("only who uploaded it says what it shows", async () => {
  const input = await sentPicture();
  const told = await toldBy(server, place, async () => {
    expect((await refused(owner.client.call(describeFile, { ...input, alt }))).code).toBe("not_allowed");
    expect((await refused(admin.client.call(describeFile, { ...input, alt }))).code).toBe("not_found");
    expect((await refused(outsider.client.call(describeFile, { ...input, alt }))).code).toBe("not_found");
  });
  expect(names(told)).toEqual({ owner: [], admin: [], member: [], guest: [] });
  expect((await member.client.call(readFile, input)).file.alt).toBe("");
});
