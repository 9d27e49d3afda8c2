import { randomBytes, randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Upload } from "@atrium/contract/files/uploads.ts";
import { createClient } from "@atrium/web/platform/api/client.ts";
import { afterAll, expect, test } from "vitest";
import { seed } from "../../../ops/test/seed.ts";
import { seededRandom } from "../../testing/faults/seeded-random.ts";
import { announced, contentOf, patch, receivedOf } from "../../testing/files.ts";
import { giveCluster } from "../../testing/ready-cluster.ts";
import { ServerProcess } from "../../testing/server-process.ts";
import { type TestMember, team } from "../../testing/team.ts";
import { scratchFolder } from "../../testing/test-postgres.ts";
import { startTestServer } from "../../testing/test-server.ts";

const data = join(scratchFolder(), `atrium-killed-${randomUUID()}`);
let server: ServerProcess | undefined;
afterAll(async () => {
  await server?.end();
  rmSync(data, { recursive: true, force: true });
});

/** People of a server that runs, made beside it. */
async function peopleOf({ databaseUrl = "" }: ServerProcess) {
  const beside = await startTestServer({ databaseUrl, env: { ATRIUM_DATA: data } });
  const { workspaceId, member } = await team(beside);
  await beside.stop();
  return { workspaceId, member };
}

type Sending = { at: ServerProcess; by: TestMember; upload: Upload; bytes: Buffer };

/** Sends the rest in pieces until the server is gone, or all is there; answers what was acknowledged last. */
async function send({ at, by, upload, bytes }: Sending, from: number, piece: () => number): Promise<number> {
  let acknowledged = from;
  while (acknowledged < bytes.length) {
    const end = acknowledged + piece();
    const answer = await patch(at, by, upload, acknowledged, bytes.subarray(acknowledged, end)).catch(() => undefined);
    if (answer?.status !== 204) break;
    acknowledged = Number(answer.headers.get("upload-offset"));
  }
  return acknowledged;
}

test("nothing acknowledged is lost and nothing unfinished is served, whenever the server is killed", async () => {
  giveCluster(data);
  server = await ServerProcess.start({ data });
  const { workspaceId, member } = await peopleOf(server);
  const random = seededRandom(seed);
  const bytes = randomBytes(14 * 1024 * 1024);
  const piece = () => random.between(100_000, 3_000_000);
  const client = { ...member, client: createClient({ baseUrl: server.url, headers: { cookie: member.cookie } }) };
  const upload = await announced(client, workspaceId, bytes.length, { name: "film.bin" });
  const content = (at: ServerProcess) => contentOf(at, member, workspaceId, upload.id);
  let acknowledged = 0;
  for (let kills = 0; kills < 4; kills += 1) {
    const sending = send({ at: server, by: member, upload, bytes }, acknowledged, piece);
    await sleep(random.between(20, 140));
    await server.end("SIGKILL");
    acknowledged = await sending;
    server = await ServerProcess.start({ data });
    const received = await receivedOf(server, member, upload);
    expect(received).toBeGreaterThanOrEqual(acknowledged);
    expect((await content(server)).status).toBe(received < bytes.length ? 404 : 200);
    acknowledged = received;
  }
  await send({ at: server, by: member, upload, bytes }, acknowledged, piece);
  expect(Buffer.from(await (await content(server)).arrayBuffer()).equals(bytes)).toBe(true);
}, 180_000);
