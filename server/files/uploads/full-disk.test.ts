import { spawnSync } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { problemOf } from "#platform/operations/problem.ts";
import { afterFile } from "../../testing/after-file.ts";
import { refused } from "../../testing/attempt.ts";
import { announced, contentOf, patch, receivedOf } from "../../testing/files.ts";
import { team } from "../../testing/team.ts";
import { scratchFolder } from "../../testing/test-postgres.ts";
import { startTestServer } from "../../testing/test-server.ts";

const mebibyte = 1024 * 1024;
const mounted = (...options: string[]) => spawnSync("mount", options, { stdio: "ignore" }).status === 0;

/** A disk of so few mebibytes; undefined where nobody may make one. */
function smallDisk(size: number): string | undefined {
  const folder = join(scratchFolder(), `atrium-small-${randomUUID()}`);
  mkdirSync(folder);
  const isThere = process.platform === "linux" && mounted("-t", "tmpfs", "-o", `size=${size}m`, "tmpfs", folder);
  afterFile(() => {
    if (isThere) spawnSync("umount", ["-l", folder], { stdio: "ignore" });
    rmSync(folder, { recursive: true, force: true });
  });
  return isThere ? folder : undefined;
}

// With an S3 service under trial no byte of a file lies on a disk.
const disk = process.env.S3_UNDER_TRIAL ? undefined : smallDisk(16);

test.skipIf(!disk)(
  "a disk that is full or read-only is said so, and takes nothing of what was acknowledged",
  async () => {
    const folder = disk as string;
    const server = await startTestServer({ env: { ATRIUM_DATA: folder } });
    const { workspaceId, member } = await team(server);
    const bytes = randomBytes(9 * mebibyte);
    const upload = await announced(member, workspaceId, bytes.length, { name: "film.bin" });
    expect((await patch(server, member, upload, 0, bytes.subarray(0, mebibyte))).status).toBe(204);

    writeFileSync(join(folder, "somebody-elses"), randomBytes(10 * mebibyte));
    const full = await patch(server, member, upload, mebibyte, bytes.subarray(mebibyte));
    expect([full.status, await full.json()]).toEqual([507, expect.objectContaining({ code: "storage_full" })]);
    const received = await receivedOf(server, member, upload);
    expect(received).toBeGreaterThanOrEqual(mebibyte);
    expect(readdirSync(join(folder, "files", "unfinished"))).toEqual([]);
    expect((await contentOf(server, member, workspaceId, upload.id)).status).toBe(404);
    // What the database beside it needs is never taken, and what has no room is refused before its first byte.
    const { bavail, bsize } = await statfs(folder);
    expect(bavail * bsize).toBeGreaterThan(250_000);
    const more = announced(member, workspaceId, 12 * mebibyte);
    expect(await refused(more)).toMatchObject({ code: "storage_full", status: 507 });

    rmSync(join(folder, "somebody-elses"));
    expect(mounted("-o", "remount,ro", folder)).toBe(true);
    const shut = await patch(server, member, upload, received, bytes.subarray(received));
    expect([shut.status, await shut.json()]).toEqual([503, expect.objectContaining({ code: "unavailable" })]);
    expect(await receivedOf(server, member, upload)).toBe(received);

    expect(mounted("-o", "remount,rw", folder)).toBe(true);
    expect((await patch(server, member, upload, received, bytes.subarray(received))).status).toBe(204);
    const content = await contentOf(server, member, workspaceId, upload.id);
    expect(Buffer.from(await content.arrayBuffer()).equals(bytes)).toBe(true);
  },
);

test.each([
  [{ code: "ENOSPC" }, 507],
  [{ code: "53100" }, 507],
  [{ code: "EROFS" }, 503],
  [{ name: "SlowDown", $fault: "server" }, 503],
  [{ name: "AccessDenied", $fault: "client" }, 500],
  [{ code: "23505" }, 500],
])("%j has the status %d, and says nothing of its inside", (error, status) => {
  const problem = problemOf(Object.assign(new Error("/secret/path"), error), {});
  expect(problem.status).toBe(status);
  expect(JSON.stringify(problem)).not.toContain("secret");
});
