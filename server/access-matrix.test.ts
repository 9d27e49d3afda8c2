import { events, operations } from "@atrium/contract/contract.ts";
import type { Operation } from "@atrium/contract/protocol/operation.ts";
import { beforeAll, describe, expect, it } from "vitest";
import { call } from "#platform/operations/call.ts";
import { newId } from "#platform/operations/new-id.ts";
import type { Identity } from "#platform/operations/operation-context.ts";
import type { Platform } from "#platform/operations/platform.ts";
import { Refusal } from "#platform/operations/refuse.ts";
import { run } from "#platform/operations/run.ts";
import { accountRows } from "./testing/access-matrix/account-rows.ts";
import { fileRows } from "./testing/access-matrix/file-rows.ts";
import { keepingRows } from "./testing/access-matrix/keeping-rows.ts";
import { libraryRows } from "./testing/access-matrix/library-rows.ts";
import { peopleRows } from "./testing/access-matrix/people-rows.ts";
import { chatRows, type Insider, inboxRows, type Row, workspaceRows } from "./testing/access-matrix/rows.ts";
import { undone } from "./testing/access-matrix/undone.ts";
import { buildWorld, type World } from "./testing/access-matrix/world.ts";
import { afterFile } from "./testing/after-file.ts";
import { databaseWithout, type IsolationLock, type TestServer, testServer } from "./testing/test-server.ts";

/**
 * Every operation of the contract, tried by everybody on things in every state. What is not in the matrix fails: a new
 * operation says who may use it before it can be merged. Tried three times: as it is, with row-level security away, and
 * with the application's own workspace filters away; each lock alone must give the same answers. All in one world,
 * because nothing of an attempt stays.
 */
let server: TestServer;
let world: World;
beforeAll(async () => {
  server = await testServer();
  world = await buildWorld(server);
});
const insiders: Insider[] = ["guest", "member", "admin", "owner"];
const outsiders = ["outsider", "exMember", "suspended"] as const;

/** The server's, with one lock taken away where one is named; what it does is undone. */
function platformWithout(lock?: IsolationLock): Platform {
  const database = databaseWithout(server.databaseUrl, lock);
  afterFile(() => database.close());
  const platform: Platform = {
    ...server.platform,
    database: undone(database),
    run: (scope, work) => run(platform, scope, work),
  };
  return platform;
}

async function attempt(platform: Platform, name: string, identity: Identity | undefined, input: object) {
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

const identityOf = (person: { accountId: string; sessionId: string }): Identity => ({
  accountId: person.accountId,
  sessionId: person.sessionId,
  operator: false,
});

const rows = [...workspaceRows, ...peopleRows, ...chatRows, ...fileRows, ...libraryRows, ...keepingRows, ...inboxRows];
const named = (name: string) => operations.find((operation) => operation.name === name) as Operation;

it("has a row for every operation", () => {
  const covered = new Set([...rows, ...accountRows].map((row) => row.operation));
  expect(operations.map((operation) => operation.name).filter((name) => !covered.has(name))).toEqual([]);
});

it("mounts every operation of the contract, and declares every event", () => {
  const { catalogue } = server.platform;
  expect([...catalogue.operations.keys()].sort()).toEqual(operations.map((operation) => operation.name).sort());
  expect([...catalogue.events.keys()].sort()).toEqual(events.map((event) => event.name).sort());
});

describe.each([
  ["both locks", undefined],
  ["the application's lock alone", "row-level security"],
  ["the database's lock alone", "workspace filters"],
] as const)("with %s", (_name, without) => {
  let platform: Platform;
  beforeAll(() => {
    platform = platformWithout(without);
  });
  const inputOf = (row: Row) => ({ workspaceId: world.workspaceId, ...row.input(world) });

  it.each(rows.map((row) => [`${row.operation} on ${row.on}`, row] as const))("%s", async (_title, row) => {
    const got: Record<string, string> = {};
    for (const insider of insiders)
      got[insider] = await attempt(platform, row.operation, identityOf(world[insider]), inputOf(row));
    const { guest, member, admin, owner } = row;
    expect(got).toEqual({ guest, member, admin, owner });
  });

  it("refuses nobody in particular, strangers, people who left and people suspended, everywhere alike", async () => {
    for (const row of rows) {
      const title = `${row.operation} on ${row.on}`;
      expect(await attempt(platform, row.operation, undefined, inputOf(row)), title).toBe("not_signed_in");
      for (const outsider of outsiders)
        expect(await attempt(platform, row.operation, identityOf(world[outsider]), inputOf(row)), title).toBe(
          "not_found",
        );
    }
  });

  it("lets nobody reach another workspace's things from their own", async () => {
    // Ids people make themselves lead to nothing of anybody else's.
    const ownMade = ["clientId", "sectionId"];
    for (const row of [
      ...chatRows,
      ...fileRows,
      ...libraryRows,
      ...keepingRows,
      ...inboxRows,
      ...workspaceRows,
      ...peopleRows,
    ]) {
      const input = { ...inputOf(row), workspaceId: world.outsider.workspaceId };
      const ids = Object.entries(row.input(world)).filter(([, value]) => value !== null);
      const names = ids.map(([key]) => key).filter((key) => key.endsWith("Id") && !ownMade.includes(key));
      if (names.length === 0 || row.on.includes("elsewhere") || row.on.includes("another workspace")) continue;
      const got = await attempt(platform, row.operation, identityOf(world.outsider), input);
      // A foreign role is a wrong field rather than a thing of its own.
      expect(["not_found", "invalid_input"], `${row.operation} on ${row.on}: ${got}`).toContain(got);
    }
  });
});

describe("operations outside workspaces", () => {
  let platform: Platform;
  beforeAll(() => {
    platform = platformWithout();
  });

  it.each(accountRows.map((row) => [`${row.operation} ${row.on}`, row] as const))("%s", async (_title, row) => {
    const input = () => row.input(world);
    const operator = { ...identityOf(world.owner), operator: true };
    expect({
      anonymous: await attempt(platform, row.operation, undefined, input()),
      person: await attempt(platform, row.operation, identityOf(world.member), input()),
      operator: await attempt(platform, row.operation, operator, input()),
    }).toEqual({ anonymous: row.anonymous, person: row.person, operator: row.operator });
    expect(named(row.operation).caller).not.toBe("workspace");
  });
});
