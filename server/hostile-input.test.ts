import { operations } from "@atrium/contract/contract.ts";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { call } from "#platform/operations/call.ts";
import { newId } from "#platform/operations/new-id.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { Refusal } from "#platform/operations/refuse.ts";
import { run } from "#platform/operations/run.ts";
import { seed } from "../ops/test/seed.ts";
import { accountRows } from "./testing/access-matrix/account-rows.ts";
import { fileRows } from "./testing/access-matrix/file-rows.ts";
import { keepingRows } from "./testing/access-matrix/keeping-rows.ts";
import { libraryRows } from "./testing/access-matrix/library-rows.ts";
import { peopleRows } from "./testing/access-matrix/people-rows.ts";
import { chatRows, inboxRows, workspaceRows } from "./testing/access-matrix/rows.ts";
import { undone } from "./testing/access-matrix/undone.ts";
import { buildWorld, type World } from "./testing/access-matrix/world.ts";
import { anyCharacter } from "./testing/any-character.ts";
import { testServer } from "./testing/test-server.ts";

/**
 * Every operation with every field in turn replaced by something hostile: wrong types, operators, huge numbers and
 * texts, control characters, broken Unicode, another kind's id. Each must be refused with a code or be harmless; none
 * may surprise the server.
 */
let platform: Platform;
let world: World;
beforeAll(async () => {
  const server = await testServer();
  world = await buildWorld(server);
  platform = {
    ...server.platform,
    database: undone(server.platform.database),
    run: (scope, work) => run(platform, scope, work),
  };
});

const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0.5,
    Number.MAX_SAFE_INTEGER,
    1e308,
    "",
    " ",
    "\u0000",
    "a\u0000b",
    "\ud800",
    "\u202e\u0007",
    "' or 1=1 --",
    "%",
    "_\\",
    "../../etc/passwd",
    "javascript:alert(1)",
    "2026-13-45T99:00:00Z",
    "0001-01-01T00:00:00.000Z",
    "99999-01-01T00:00:00.000Z",
    "00000000-0000-0000-0000-000000000000",
    { $gt: "" },
    { toString: 1 },
    [],
    [[]],
    [null],
    Array.from({ length: 500 }, (_, n) => n),
    "x".repeat(100_000),
    "👩‍👩‍👧‍👦".repeat(5000),
  ),
  fc.string({ unit: anyCharacter, maxLength: 40 }),
  fc.uuid(),
  fc.integer(),
  fc.double(),
  fc.object({ maxDepth: 2 }),
);

async function attempt(name: string, input: unknown): Promise<string> {
  const identity = { accountId: world.owner.accountId, sessionId: world.owner.sessionId, operator: true };
  const request = {
    requestId: newId(),
    origin: { ip: "192.0.2.1", userAgent: "" },
    identity,
    cookies: "",
    setCookie: () => undefined,
  };
  try {
    await call(platform, { name, input, request });
    return "ok";
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

const rows = [
  ...accountRows,
  ...workspaceRows,
  ...peopleRows,
  ...chatRows,
  ...fileRows,
  ...libraryRows,
  ...keepingRows,
  ...inboxRows,
];

describe.each(operations.map((operation) => [operation.name, operation] as const))("%s", (name, operation) => {
  it("refuses or survives any value in any field", async () => {
    const valid = { workspaceId: world.workspaceId, ...rows.find((row) => row.operation === name)?.input(world) };
    const usual = Object.fromEntries(
      Object.entries(valid).filter(([key]) => Object.hasOwn(operation.input.shape, key)),
    ) as Record<string, unknown>;
    const keys = [...Object.keys(operation.input.shape), "unknown"];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...keys), hostile, async (key, value) => {
        const code = await attempt(name, { ...usual, [key]: value });
        expect(["internal", "unavailable"]).not.toContain(code);
        expect(key !== "unknown" || code === "invalid_input").toBe(true);
      }),
      // Hashing a password takes as long as it should; those few operations are tried less often.
      { seed, numRuns: Object.hasOwn(operation.input.shape, "password") ? 15 : 60 },
    );
  });

  it("refuses what is no object at all", async () => {
    for (const input of [null, undefined, 1, "x", [], [{}]]) expect(await attempt(name, input)).toBe("invalid_input");
  });
});
