import type { EventFrame } from "@atrium/contract/protocol/frame.ts";
import { beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "../api/api-error.ts";
import { createStore } from "../store/create-store.ts";
import { onClear, onEvent } from "../store/feed.ts";
import { follow, followFrom, following, unfollow } from "./follow.ts";
import type { Hearing } from "./live.ts";

const connection = vi.hoisted(() => ({ opened: new Map<string, number>(), hearing: undefined as unknown }));
// The connection has tests of its own; here it only notes what is opened, and speaks when told to.
vi.mock("./live.ts", () => ({
  connectionState: createStore({ status: "online" }),
  hearWith: (handlers: unknown) => {
    connection.hearing = handlers;
  },
  live: () => ({
    open: (id: string, after: number) => connection.opened.set(id, after),
    close: (id: string) => connection.opened.delete(id),
    seqOf: (id: string) => connection.opened.get(id),
  }),
}));

// A browser's, which Node lacks.
vi.stubGlobal("reportError", (error: unknown) => {
  throw error;
});

/** A new account each time: what a device remembers of one is nothing to another. */
let home: { accountId: string; workspaceId: string; slug: string; memberId: string };
let accounts = 0;
const hears = () => connection.hearing as Hearing;
const frame = (seq: number): EventFrame => ({
  type: "event",
  workspaceId: "w",
  seq,
  name: "happened",
  at: "2026-11-20T09:14:00.000Z",
  actorId: null,
  data: {},
});

const seen: string[] = [];
onEvent({ name: "happened", summary: "", data: undefined as never }, (_, { seq }) => seen.push(`event ${seq}`));
onClear(() => seen.push("clear"));

let answer: () => Promise<{ seq: number }>;
beforeEach(() => {
  accounts += 1;
  home = { accountId: `account ${accounts}`, workspaceId: "w", slug: "northwind", memberId: "m" };
  unfollow();
  seen.length = 0;
  followFrom({
    read: () => answer(),
    take: ({ seq }, { cached }) => seen.push(`${cached ? "remembered" : "snapshot"} ${seq}`),
  });
});

test("first the snapshot, then every event after it", async () => {
  answer = async () => ({ seq: 7 });
  await follow(home);
  expect(connection.opened.get("w")).toBe(7);
  hears().onEvent(frame(8));
  expect(seen).toEqual(["clear", "snapshot 7", "event 8"]);
  expect(following.get()).toEqual({ shows: "current", error: null, lost: false });
});

test("after a reset events wait for the new snapshot, and those it holds are not told twice", async () => {
  answer = async () => ({ seq: 7 });
  await follow(home);
  let arrive: (snapshot: { seq: number }) => void = () => undefined;
  answer = () => new Promise((resolve) => (arrive = resolve));
  hears().onReset("w", 90);
  for (const seq of [91, 92, 93]) hears().onEvent(frame(seq));
  expect(seen).toEqual(["clear", "snapshot 7"]);
  arrive({ seq: 92 });
  await expect.poll(() => seen).toEqual(["clear", "snapshot 7", "snapshot 92", "event 93"]);
});

test("events of a workspace left behind are not heard", async () => {
  answer = async () => ({ seq: 1 });
  await follow(home);
  await follow({ ...home, workspaceId: "other", slug: "other" });
  hears().onEvent(frame(2));
  expect(seen).toEqual(["clear", "snapshot 1", "clear", "snapshot 1"]);
  expect([...connection.opened.keys()]).toEqual(["other"]);
});

test("what this device remembers shows at once, and a refusal takes it away", async () => {
  answer = async () => ({ seq: 3 });
  await follow(home);
  unfollow();
  seen.length = 0;
  const refusal = { type: "about:blank", title: "no", status: 404, code: "not_found" };
  answer = () => Promise.reject(new ApiError(refusal));
  await follow(home);
  expect(seen).toEqual(["clear", "remembered 3"]);
  expect(following.get()).toMatchObject({ shows: "empty", error: { code: "not_found" } });
});

test("being shown out forgets everything, and one may come back", async () => {
  answer = async () => ({ seq: 1 });
  await follow(home);
  hears().onClosed("w", "not_a_member");
  expect(following.get()).toMatchObject({ shows: "empty", lost: true });
  await follow(home);
  expect(following.get()).toMatchObject({ shows: "current", lost: false });
});
