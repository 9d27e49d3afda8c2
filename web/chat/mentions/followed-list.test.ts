import type { Message } from "@atrium/contract/chat/messages.ts";
import { beforeEach, expect, test, vi } from "vitest";
import { followedList } from "./followed-list.ts";

vi.mock("../messages/index.ts", () => ({
  freshness: { get: () => 1 },
  shelve: () => undefined,
  withJournal: async (_: null, fetch: () => Promise<unknown>, take: (page: unknown) => void) => {
    const page = await fetch();
    take(page);
    return page;
  },
}));

const item = (id: string) => ({ message: { id } as Message });
let there: string[] = [];
const fetched = vi.fn(async () => ({ items: there.map(item), next: undefined }));
const { list, load, stir, showNewer, leave } = followedList(fetched, ({ message }) => message.id);
const shown = () => list.get().items.map(({ message }) => message.id);

beforeEach(() => {
  vi.useFakeTimers();
  leave();
  fetched.mockClear();
});

test("what comes while one looks waits above the list, which does not move by itself", async () => {
  there = ["b", "a"];
  await load();
  there = ["d", "c", "b", "a"];
  for (let times = 0; times < 50; times += 1) stir();
  await vi.advanceTimersByTimeAsync(1500);
  expect(fetched).toHaveBeenCalledTimes(2);
  expect(shown()).toEqual(["b", "a"]);
  expect(list.get().newer?.count).toBe(2);
  showNewer();
  expect(shown()).toEqual(["d", "c", "b", "a"]);
  expect(list.get().newer).toBeNull();
});

test("an empty list takes what comes at once", async () => {
  there = [];
  await load();
  there = ["a"];
  stir();
  await vi.advanceTimersByTimeAsync(1500);
  expect(shown()).toEqual(["a"]);
});

test("nobody looking, nothing is asked; and what was asked by who has left says nothing", async () => {
  stir();
  await vi.advanceTimersByTimeAsync(1500);
  expect(fetched).not.toHaveBeenCalled();
  there = ["a"];
  const loading = load();
  leave();
  await loading;
  expect(list.get()).toMatchObject({ asOf: 0, items: [] });
});
