import type { Message } from "@atrium/contract/chat/messages.ts";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { tellClear, tellEvent } from "#platform/store/feed.ts";
import { isReadBeyond, loadUnread, registerUnreads, unreadMessages } from "./unread-messages.ts";

const asked: { answer(output: unknown): void; fail(error: unknown): void }[] = [];
vi.mock("../call-here.ts", () => ({
  callHere: () => new Promise((answer, fail) => void asked.push({ answer, fail })),
}));
vi.mock("../channels/index.ts", () => ({ myChannel: () => ({ readSeq: 4 }) }));
vi.mock("../messages/index.ts", () => ({
  freshness: { get: () => 1 },
  shelve: () => undefined,
  withJournal: async (_: string, fetch: () => Promise<unknown>, take: (page: unknown) => void) => take(await fetch()),
}));
vi.mock("#people/profiles/index.ts", () => ({ keepProfiles: () => undefined }));

const message = (seq: number | null) => ({ id: `m${seq}`, seq, channelId: "c" }) as Message;
const send = (seq: number | null) =>
  tellEvent({
    type: "event",
    workspaceId: "w",
    seq: 1,
    name: "messageSent",
    at: "",
    actorId: null,
    data: { message: message(seq) },
  });
const shown = () =>
  unreadMessages
    .get()
    .get("c")
    ?.messages.map(({ seq }) => seq);
const page = (seqs: number[], more = false) => ({ people: [], messages: seqs.map(message), more: { after: more } });

beforeAll(registerUnreads);
beforeEach(() => {
  tellClear();
  asked.length = 0;
});

test("what is sent while one looks comes behind what was there, once", async () => {
  const loading = loadUnread("c");
  send(7);
  asked[0]?.answer(page([5, 6]));
  await loading;
  expect(shown()).toEqual([5, 6, 7]);
  for (const seq of [7, 8, 8, null]) send(seq);
  expect(shown()).toEqual([5, 6, 7, 8]);
});

test("with more in the channel than is shown, what is sent is one of those", async () => {
  const loading = loadUnread("c");
  asked[0]?.answer(page([5, 6], true));
  await loading;
  send(30);
  expect(shown()).toEqual([5, 6]);
});

test("what was read elsewhere, beyond what is shown, is followed by what is unread now", async () => {
  const loading = loadUnread("c");
  asked[0]?.answer(page([5, 6], true));
  await loading;
  const held = () => {
    const found = unreadMessages.get().get("c");
    if (!found) throw new Error("nothing is held");
    return found;
  };
  expect([4, 5, 6, 41].map((readSeq) => isReadBeyond(held(), readSeq))).toEqual([false, false, true, true]);
  const again = loadUnread("c");
  expect(isReadBeyond(held(), 41)).toBe(false);
  asked[1]?.answer(page([42]));
  await again;
  expect(shown()).toEqual([42]);
  expect(isReadBeyond(held(), 42)).toBe(false);
});

test("what cannot be read says so, and can be read again", async () => {
  const loading = loadUnread("c");
  asked[0]?.fail(new Error("no"));
  await loading;
  expect(unreadMessages.get().get("c")).toMatchObject({ loading: false, error: new Error("no") });
  const again = loadUnread("c");
  asked[1]?.answer(page([5]));
  await again;
  expect(unreadMessages.get().get("c")).toMatchObject({ loading: false, error: null });
});
