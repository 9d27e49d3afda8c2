import { randomBytes } from "node:crypto";
import { listAudit } from "@atrium/contract/workspace/audit.ts";
import { expect, test } from "vitest";
import { clamdServer, eicar } from "../../testing/clamd-server.ts";
import { announced, contentOf, patch, tus } from "../../testing/files.ts";
import { team } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { startTestServer } from "../../testing/test-server.ts";

const clamd = await clamdServer({ limit: 10_000_000 });
const server = await startTestServer({ env: { CLAMD: clamd.address } });
const { pool } = await testDatabase();
const { workspaceId, owner, member } = await team(server);
const roomTaken = async () =>
  (await pool.query("select bytes from stored_total where workspace_id = $1", [workspaceId])).rows[0]?.bytes ?? 0;

test("a file with a virus in it is refused by name, and nothing of it stays but a line in the audit trail", async () => {
  const bytes = Buffer.concat([randomBytes(5_000_000), eicar]);
  const upload = await announced(member, workspaceId, bytes.length, { name: "harmless.pdf" });
  const answer = await patch(server, member, upload, 0, bytes);
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ code: "infected", detail: expect.stringContaining("Eicar") });
  expect((await tus(server, member, upload, "HEAD")).status).toBe(404);
  expect((await contentOf(server, member, workspaceId, upload.id)).status).toBe(404);
  expect(await roomTaken()).toBe(0);
  const kept: string[] = [];
  for await (const { id } of server.platform.storage.ids()) kept.push(id);
  expect(kept).toEqual([]);
  const { items } = await owner.client.call(listAudit, { workspaceId });
  expect(items[0]).toMatchObject({ what: "file.infected", actorId: member.memberId });
});

test("a clean file is scanned whole, and is a file", async () => {
  const bytes = randomBytes(5_000_000);
  const upload = await announced(member, workspaceId, bytes.length);
  expect((await patch(server, member, upload, 0, bytes)).status).toBe(204);
  expect(clamd.asked.at(-1)).toBe(bytes.length);
  expect((await contentOf(server, member, workspaceId, upload.id)).status).toBe(200);
});

test("while the scanner is away an upload waits with all its bytes, and ends when it is asked about again", async () => {
  const bytes = randomBytes(100_000);
  const upload = await announced(member, workspaceId, bytes.length);
  await clamd.stop();
  const answer = await patch(server, member, upload, 0, bytes);
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ code: "scan_unavailable", retryAfter: 30 });
  expect((await contentOf(server, member, workspaceId, upload.id)).status).toBe(404);
  expect((await tus(server, member, upload, "HEAD")).status).toBe(503);
  await clamd.start();
  const before = clamd.asked.length;
  const asked = await Promise.all(Array.from({ length: 12 }, () => tus(server, member, upload, "HEAD")));
  for (const { headers } of asked) expect(headers.get("upload-offset")).toBe("100000");
  // However many ask, it is scanned once.
  expect(clamd.asked.length).toBe(before + 1);
  const content = await contentOf(server, member, workspaceId, upload.id);
  expect(Buffer.from(await content.arrayBuffer()).equals(bytes)).toBe(true);
});
