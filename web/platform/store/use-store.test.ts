import { expect, test, vi } from "vitest";
import { createStore } from "./create-store.ts";
import { sameOneLevel } from "./use-store.ts";

test("a store tells of changes and of nothing else", () => {
  const store = createStore({ count: 1 });
  const heard = vi.fn();
  const stop = store.subscribe(heard);
  store.set((before) => before);
  expect(heard).not.toHaveBeenCalled();
  store.set((before) => ({ count: before.count + 1 }));
  stop();
  store.set({ count: 9 });
  expect(heard).toHaveBeenCalledOnce();
});

test("a selection counts as the same when its entries are", () => {
  const inner = {};
  expect(sameOneLevel([1, inner], [1, inner])).toBe(true);
  expect(sameOneLevel({ a: inner }, { a: inner })).toBe(true);
  expect(sameOneLevel([1, {}], [1, {}])).toBe(false);
  expect(sameOneLevel([1], [1, 2])).toBe(false);
  expect(sameOneLevel({ a: 1 }, [1])).toBe(false);
  expect(sameOneLevel(new Map(), new Map())).toBe(false);
});
