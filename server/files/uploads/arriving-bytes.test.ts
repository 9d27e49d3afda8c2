import { randomBytes } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { newId } from "#platform/operations/new-id.ts";
import type { PartWriter } from "#platform/storage/part-writer.ts";
import { partBytes } from "#platform/storage/storage.ts";
import { insertStored, storedBy } from "#platform/storage/stored-rows.ts";
import { team } from "../../testing/team.ts";
import { testServer } from "../../testing/test-server.ts";
import { ArrivingBytes } from "./arriving-bytes.ts";

const server = await testServer();
const { platform } = server;
const { storage } = platform;
const { workspaceId } = await team(server);

/** Announced bytes, and how many of them the row says are there. */
async function awaited(size: number) {
  const id = newId();
  const { key, wrapped } = storage.newKey(id);
  const inside = { workspaceId };
  const stored = { workspaceId, id, keyWrapped: wrapped, size, now: new Date() };
  await platform.run(inside, async ({ db }) => void (await insertStored(db, stored, undefined)));
  return {
    to: { workspaceId, stored: { id, key } },
    received: () => platform.run(inside, async ({ db }) => (await storedBy(db, { workspaceId, id }))?.received),
  };
}

/** The same platform, whose disk fails at a part. */
const failingAt = (number: number) => ({
  ...platform,
  storage: {
    ...storage,
    begin: (...about: Parameters<typeof storage.begin>): PartWriter => {
      const writer = storage.begin(...about);
      if (about[1] === number) writer.finish = () => Promise.reject(new Error("the disk is full"));
      return writer;
    },
  },
});

test("parts that come faster than they are kept are all kept, in order, and read as they were", async () => {
  const bytes = randomBytes(3 * partBytes + 12_345);
  const { to, received } = await awaited(bytes.length);
  const first = await ArrivingBytes.behind(platform, to, 0);
  void first.take(bytes.subarray(0, partBytes + 10));
  await first.keep();
  expect(await received()).toBe(partBytes + 10);
  const rest = await ArrivingBytes.behind(platform, to, first.kept);
  void rest.take(bytes.subarray(first.kept));
  await rest.keep();
  expect(await received()).toBe(bytes.length);
  expect((await buffer(storage.read(to.stored, 0, bytes.length))).equals(bytes)).toBe(true);
});

test("a part that cannot be kept leaves no gap: what comes behind it is not kept either", async () => {
  const bytes = randomBytes(4 * partBytes);
  const { to, received } = await awaited(bytes.length);
  const arriving = await ArrivingBytes.behind(failingAt(1), to, 0);
  void arriving.take(bytes.subarray(0, 3 * partBytes + 5));
  await expect(arriving.keep()).rejects.toThrow("the disk is full");
  expect(arriving.kept).toBe(partBytes);
  expect(() => arriving.take(bytes.subarray(0, 5))).toThrow("the disk is full");
  await expect(arriving.keep()).rejects.toThrow("the disk is full");
  expect(await received()).toBe(partBytes);
  await expect(storage.part(to.stored, 2)).rejects.toThrow("missing");

  const again = await ArrivingBytes.behind(platform, to, partBytes);
  await again.take(bytes.subarray(partBytes));
  await again.keep();
  expect((await buffer(storage.read(to.stored, 0, bytes.length))).equals(bytes)).toBe(true);
});

test("of two that bring the same stretch one keeps it, and the other is told", async () => {
  const bytes = randomBytes(partBytes);
  const { to, received } = await awaited(bytes.length);
  const both = await Promise.all([0, 1].map(() => ArrivingBytes.behind(platform, to, 0)));
  const kept = await Promise.allSettled(
    both.map(async (one) => {
      await one.take(bytes);
      await one.keep();
    }),
  );
  expect(kept.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await received()).toBe(bytes.length);
  expect((await buffer(storage.read(to.stored, 0, bytes.length))).equals(bytes)).toBe(true);
});
