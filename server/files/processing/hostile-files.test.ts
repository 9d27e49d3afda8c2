import { readFile } from "@atrium/contract/files/files.ts";
import { createUpload } from "@atrium/contract/files/uploads.ts";
import { expect, test, vi } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import { refused } from "../../testing/attempt.ts";
import { contentOf, uploaded } from "../../testing/files.ts";
import { hostileFiles } from "../../testing/hostile-files.ts";
import { team } from "../../testing/team.ts";
import { startTestServer } from "../../testing/test-server.ts";

const server = await startTestServer({ env: { FILE_PREVIEWS: "on" } });
const { workspaceId, member } = await team(server);

const harmless = ["image/png", "image/jpeg", "image/gif", "text/plain; charset=utf-8", "application/octet-stream"];

test.each(hostileFiles)("$what is kept as it is, and can do nothing", async ({ name, bytes, isShown = false }) => {
  const file = await uploaded(server, member, workspaceId, bytes, { name });
  const answer = await contentOf(server, member, workspaceId, file.id);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect(answer.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
  expect(harmless).toContain(answer.headers.get("content-type"));
  expect(answer.headers.get("content-disposition")).toMatch(isShown ? /^inline;/ : /^attachment;/);
});

test("when all of them were processed the server is as it was, and what is well goes on being shown", async () => {
  const { id } = await uploaded(server, member, workspaceId, "all is well", { name: "well.txt" });
  await vi.waitFor(async () => {
    const { file } = await member.client.call(readFile, { workspaceId, fileId: id });
    expect(file.hasText).toBe(true);
  }, 90_000);
});

test("a name is a name: no folders, nothing that hides, no end in its middle", async () => {
  const names = [
    ["../../etc/passwd", "passwd"],
    ["C:\\Windows\\evil.exe", "evil.exe"],
    ["invoice\u202efdp.exe", "invoicefdp.exe"],
    ["a\r\nset-cookie: x=1.txt", "aset-cookie_ x=1.txt"],
    ["..", "file"],
  ];
  for (const [asked, kept] of names) {
    const file = await uploaded(server, member, workspaceId, "x", { name: asked as string });
    expect(file.name).toBe(kept);
    const answer = await contentOf(server, member, workspaceId, file.id);
    expect(answer.headers.get("content-disposition")).not.toMatch(/[\r\n/\\]|\.\./);
  }
  const withNul = { workspaceId, clientId: newId(), name: "a.txt\0.png", size: 1 };
  expect((await refused(member.client.call(createUpload, withNul))).code).toBe("invalid_input");
});
