import { removeFile } from "@atrium/contract/files/files.ts";
import { readStorageUse } from "@atrium/contract/files/storage-use.ts";
import { createUpload } from "@atrium/contract/files/uploads.ts";
import { expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { uploaded } from "../../testing/files.ts";
import { png } from "../../testing/pictures.ts";
import { team } from "../../testing/team.ts";
import { startTestServer } from "../../testing/test-server.ts";

const server = await startTestServer({ env: { WORKSPACE_QUOTA_GB: "1", FILE_MAX_MB: "600" } });
const { workspaceId, owner, member } = await team(server);
const read = async () => (await owner.client.call(readStorageUse, { workspaceId })).storage;

test("what files take is summed up by kind, the largest first, and is free again when they are removed", async () => {
  expect(await read()).toEqual({ usedBytes: 0, quotaBytes: 1e9, fileMaxBytes: 600e6, kinds: [] });
  const picture = png(40, 30);
  await uploaded(server, member, workspaceId, "a note", { name: "note.txt" });
  await uploaded(server, member, workspaceId, "let code = 1;", { name: "code.ts" });
  const { id: fileId } = await uploaded(server, member, workspaceId, picture, { name: "plan.png" });
  const { usedBytes, kinds } = await read();
  expect(kinds).toEqual([
    { kind: "image", files: 1, bytes: picture.length },
    { kind: "code", files: 1, bytes: 13 },
    { kind: "text", files: 1, bytes: 6 },
  ]);
  // Previews may have been made meanwhile.
  expect(usedBytes).toBeGreaterThanOrEqual(picture.length + 19);
  await member.client.call(removeFile, { workspaceId, fileId });
  expect((await read()).kinds.map(({ kind }) => kind)).toEqual(["code", "text"]);
});

test("an upload the workspace has no room for is refused before its first byte, and takes none", async () => {
  const size = 600e6;
  const announce = () => member.client.call(createUpload, { workspaceId, clientId: newId(), name: "film.mp4", size });
  await announce();
  const { usedBytes } = await read();
  expect(await refused(announce())).toMatchObject({ code: "quota_exceeded", status: 409 });
  expect((await read()).usedBytes).toBe(usedBytes);
});
