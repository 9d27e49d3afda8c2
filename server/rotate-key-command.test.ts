import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createUpload } from "@atrium/contract/files/uploads.ts";
import { createClient } from "@atrium/web/platform/api/client.ts";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { newId } from "./platform/operations/new-id.ts";
import { keysInFile, keysOfFile, MasterKeys, newMasterKey } from "./platform/storage/master-keys.ts";
import { faultScene } from "./testing/faults/fault-scene.ts";
import { giveCluster } from "./testing/ready-cluster.ts";
import { ServerProcess } from "./testing/server-process.ts";
import { scratchFolder } from "./testing/test-postgres.ts";

const data = mkdtempSync(join(scratchFolder(), "atrium-rotate-"));
const keyFile = join(data, "keys", "master.key");
/** Bytes that are no text as a whole, so that they are nobody's to search. */
const canary = "\u0000the canary sings at midnight\u0000";
const undo: (() => Promise<unknown> | void)[] = [() => rmSync(data, { recursive: true, force: true })];
afterAll(async () => {
  for (const step of undo.reverse()) await step();
});

/** The command as people run it; killed once it has said so many lines. */
function rotate(options: { killAfter?: number; env?: Record<string, string> } = {}) {
  const { DATABASE_URL: _, ...env } = process.env;
  const child: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, "rotate-key-command.ts")], {
    env: { ...env, ATRIUM_DATA: data, ...options.env },
  });
  let said = "";
  const hear = (text: unknown) => {
    said += String(text);
    if (options.killAfter !== undefined && said.split("\n").length > options.killAfter) child.kill("SIGKILL");
  };
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  return new Promise<{ code: number | null; said: string }>((done) =>
    child.once("close", (code) => done({ code, said })),
  );
}

/** Somebody of a new workspace, who uploads and reads files over HTTP. */
async function uploader(url: string) {
  const [person] = await faultScene(url, 1);
  const { workspaceId = "", token = "" } = person ?? {};
  const api = createClient({ baseUrl: url, token });
  const authorization = `Bearer ${token}`;
  return {
    async upload(bytes: Buffer): Promise<string> {
      const size = bytes.length;
      const { upload } = await api.call(createUpload, { workspaceId, clientId: newId(), name: "a.bin", size });
      const type = "application/offset+octet-stream";
      const headers = { authorization, "tus-resumable": "1.0.0", "upload-offset": "0", "content-type": type };
      const answer = await fetch(`${url}${upload.url}`, { method: "PATCH", headers, body: new Uint8Array(bytes) });
      expect(answer.status).toBe(204);
      return upload.id;
    },
    async read(fileId: string): Promise<Buffer> {
      const path = `/api/v1/workspaces/${workspaceId}/files/${fileId}/content`;
      return Buffer.from(await (await fetch(`${url}${path}`, { headers: { authorization } })).arrayBuffer());
    },
  };
}

test("a rotation killed at any moment loses no key, and the next one goes on, while things are stored", async () => {
  giveCluster(data);
  const server = await ServerProcess.start({ data });
  undo.push(() => server.end());
  const owner = new pg.Pool({ connectionString: server.databaseUrl as string, max: 3 });
  // The database ends before the test does.
  owner.on("error", () => undefined);
  undo.push(() => owner.end());
  const workspaces = [randomUUID(), randomUUID()];
  // Only of those that were stored here; the files of people are read as they read them.
  const plain = new Map<string, string>();
  const ring = keysOfFile(keyFile);
  const store = async (count: number) => {
    const made = Array.from({ length: count }, () => {
      const id = randomUUID();
      const { key, wrapped } = ring().newKey(id);
      return { id, key: key.toString("hex"), wrapped };
    });
    const text = `insert into stored (workspace_id, id, key_wrapped, size, created_at, received_at)
      select $1, id, wrapped, 1, now(), now() from unnest($2::uuid[], $3::text[]) as n (id, wrapped)`;
    const workspace = workspaces[plain.size % 2];
    await owner.query(text, [workspace, made.map(({ id }) => id), made.map(({ wrapped }) => wrapped)]);
    for (const { id, key } of made) plain.set(id, key);
  };
  /** Opened by what is in the file now, as a server that starts now would. */
  const opened = async () => {
    const keys = new MasterKeys(keysInFile(keyFile));
    const { rows } = await owner.query<{ id: string; key_wrapped: string }>(
      "select id, key_wrapped from stored where workspace_id = any ($1)",
      [workspaces],
    );
    return new Map(rows.map(({ id, key_wrapped }) => [id, keys.unwrap(id, key_wrapped).toString("hex")]));
  };
  for (let batch = 0; batch < 3; batch += 1) await store(1000);
  const person = await uploader(server.url);
  const bytes = Buffer.concat([randomBytes(5_000_000), Buffer.from(canary)]);
  const before = await person.upload(bytes);
  const first = keysInFile(keyFile);

  for (const killAfter of [1, 2, 4]) {
    await rotate({ killAfter });
    expect(await opened()).toEqual(plain);
    await store(3);
    await person.upload(Buffer.from(canary));
  }
  const storing = { ends: false };
  const beside = (async () => {
    for (; !storing.ends; await sleep(5)) await store(1);
  })();
  const { code, said } = await rotate();
  storing.ends = true;
  await beside;
  expect(said).toContain("nothing needs another master key than");
  expect(code).toBe(0);
  expect(await opened()).toEqual(plain);
  expect((await person.read(before)).equals(bytes)).toBe(true);
  const after = await person.upload(bytes);
  expect((await person.read(after)).equals(bytes)).toBe(true);
  expect(await filesWith(canary)).toEqual([]);
  expect(keysInFile(keyFile)).toHaveLength(1);
  expect(keysInFile(keyFile)).not.toEqual(first);
  expect((await owner.query("select name from master_key")).rows).toHaveLength(1);
  await refusals(server);
}, 180_000);

/** Every file of the data folder that has these words in it: those of the database, its log, and the stored bytes. */
async function filesWith(words: string): Promise<string[]> {
  const entries = await readdir(data, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  let looked = 0;
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    // The database may just have removed one.
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    looked += bytes.length;
    if (bytes.includes(words)) found.push(path);
  }
  expect(looked).toBeGreaterThan(10_000_000);
  return found;
}

/** Of a server whose keys are not there, and of a rotation that has nothing to rotate to. */
async function refusals(server: ServerProcess): Promise<void> {
  const one = newMasterKey();
  const { code, said } = await rotate({ env: { ATRIUM_KEY: one } });
  expect(code).toBe(2);
  expect(said).toContain("ATRIUM_KEY: put a new key before the old one");
  await server.end();
  const other = new ServerProcess({ data, env: { ATRIUM_KEY: one } });
  expect((await other.ended).code).toBe(2);
  expect(other.stderr).toMatch(/ATRIUM_KEY: the master key \w{8} is missing/);
}
