import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { removeFile } from "@atrium/contract/files/files.ts";
import { expect, test } from "vitest";
import { contentOf, uploaded } from "../../testing/files.ts";
import { team } from "../../testing/team.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testServer } from "../../testing/test-server.ts";
import { newId } from "../operations/new-id.ts";
import { clearUnused, sweepStorage } from "./sweep-storage.ts";

const server = await testServer();
const { platform } = server;
const { pool } = await testDatabase();
const { workspaceId, member } = await team(server);

const later = (hours: number) => new Date(Date.now() + hours * 3_600_000);
const storedIdOf = async (fileId: string): Promise<string> =>
  (await pool.query("select stored_id from file where id = $1", [fileId])).rows[0].stored_id;
const kept = async () => {
  const ids: string[] = [];
  for await (const { id } of platform.storage.ids()) ids.push(id);
  return ids;
};
const counted = async (reason: string) => {
  const { values } = await platform.metrics.storedRemoved.get();
  return values.find(({ labels }) => labels.reason === reason)?.value ?? 0;
};

test("the bytes of a removed file go a day later, with their row, and are counted", async () => {
  const [gone, stays] = [await uploaded(server, member, workspaceId), await uploaded(server, member, workspaceId)];
  const [goneId, staysId] = [await storedIdOf(gone.id), await storedIdOf(stays.id)];
  await member.client.call(removeFile, { workspaceId, fileId: gone.id });
  await clearUnused(platform, later(23));
  expect(await kept()).toContain(goneId);
  await clearUnused(platform, later(25));
  expect(await kept()).toEqual(expect.arrayContaining([staysId]));
  expect(await kept()).not.toContain(goneId);
  expect((await pool.query("select from stored where id = $1", [goneId])).rowCount).toBe(0);
  expect(await counted("unused")).toBeGreaterThan(0);
  await clearUnused(platform, later(25));
  expect((await contentOf(server, member, workspaceId, stays.id)).status).toBe(200);
});

test("bytes that no row names go when they are a day old, and nothing else does", async () => {
  const file = await uploaded(server, member, workspaceId);
  const orphan = newId();
  await platform.storage.write({ id: orphan, key: platform.storage.newKey(orphan).key }, 0, Buffer.from("left behind"));
  await sweepStorage(platform, later(23));
  expect(await kept()).toContain(orphan);
  await sweepStorage(platform, later(25));
  expect(await kept()).not.toContain(orphan);
  expect(await counted("orphan")).toBe(1);
  expect((await contentOf(server, member, workspaceId, file.id)).status).toBe(200);
});

test("what was half written when a process was killed goes when it is a day old", async () => {
  const folder = join(platform.config.dataFolder, "files", "unfinished");
  mkdirSync(folder, { recursive: true });
  const half = join(folder, newId());
  writeFileSync(half, "half of a part");
  await sweepStorage(platform, later(23));
  expect(readdirSync(folder)).toHaveLength(1);
  await sweepStorage(platform, later(25));
  expect(readdirSync(folder)).toEqual(platform.config.s3 ? [basename(half)] : []);
});

test("rows whose bytes are gone are counted, and stay for a backup to bring them back", async () => {
  const missing = async () => (await platform.metrics.storedMissing.get()).values[0]?.value;
  await sweepStorage(platform, later(2));
  expect(await missing()).toBe(0);
  const id = await storedIdOf((await uploaded(server, member, workspaceId)).id);
  await platform.storage.remove([id]);
  await sweepStorage(platform, later(2));
  expect(await missing()).toBe(1);
  expect((await pool.query("select from stored where id = $1", [id])).rowCount).toBe(1);
});

test("another instance's storage is not swept", async () => {
  const orphan = newId();
  await platform.storage.write({ id: orphan, key: platform.storage.newKey(orphan).key }, 0, Buffer.from("theirs"));
  await pool.query("update instance_secret set value = 'another' where name = 'instance'");
  await sweepStorage(platform, later(25));
  expect(await kept()).toContain(orphan);
});
