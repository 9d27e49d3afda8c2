import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PresenceBoard } from "./presence-board.ts";
import { silence } from "./presence-elsewhere.ts";
import { type Shared, SharedPresence } from "./share-presence.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Processes that hear each other as long as the way between them is there. */
function processes(count: number) {
  const way = { up: true };
  const all: SharedPresence[] = [];
  for (let index = 0; index < count; index += 1)
    all.push(
      new SharedPresence((note) => {
        if (!way.up) return;
        const text = JSON.stringify(note);
        for (const other of all) if (other !== all[index]) other.hear(JSON.parse(text) as Shared, `process ${index}`);
      }),
    );
  return { all: all as [SharedPresence, SharedPresence], way };
}

function boardOf(process: SharedPresence): PresenceBoard {
  const board = new PresenceBoard({
    presenceOf: (memberId) => process.elsewhere.presenceOf("w", memberId),
    online: () => process.elsewhere.online("w"),
    tell: (memberId, presence) => process.tell("w", memberId, presence),
  });
  process.boards.set("w", board);
  board.begin([]);
  return board;
}

function looking(board: PresenceBoard, people: string[]): string[] {
  const told: string[] = [];
  const tell = (changes: { memberId: string; presence: string }[]) =>
    void told.push(changes.map(({ memberId, presence }) => `${memberId} ${presence}`).join(", "));
  board.watch({}, { tell }, people);
  return told;
}

test("who looks in one process is told of who comes and goes in another", () => {
  const [here, there] = processes(2).all;
  const [board, other] = [boardOf(here), boardOf(there)];
  const told = looking(board, ["mina"]);
  const laptop = {};
  other.connect("mina", laptop, true);
  vi.advanceTimersByTime(300);
  expect(board.online()).toEqual(["mina"]);
  other.setActive("mina", laptop, false);
  vi.advanceTimersByTime(300);
  other.disconnect("mina", laptop);
  vi.advanceTimersByTime(6000);
  expect(told).toEqual(["mina offline", "mina online", "mina away", "mina offline"]);
});

test("the most active of somebody's devices counts, whatever process it is connected to; hidden is hidden everywhere", () => {
  const [here, there] = processes(2).all;
  const [board, other] = [boardOf(here), boardOf(there)];
  board.connect("mina", {}, false);
  other.connect("mina", {}, true);
  vi.advanceTimersByTime(300);
  expect([board.online(), other.online()]).toEqual([["mina"], ["mina"]]);
  board.hide("mina", true);
  expect(board.online()).toEqual([]);
});

test("a process that begins, or was cut off, asks and knows everybody; one that died is forgotten", () => {
  const { all, way } = processes(2);
  const [here, there] = all;
  const other = boardOf(there);
  const phone = {};
  other.connect("mina", {}, true);
  other.connect("otto", phone, true);
  vi.advanceTimersByTime(300);
  const board = boardOf(here);
  here.begin();
  expect(board.online().toSorted((a, b) => a.localeCompare(b))).toEqual(["mina", "otto"]);
  way.up = false;
  other.disconnect("otto", phone);
  vi.advanceTimersByTime(6000);
  expect(board.online()).toHaveLength(2);
  way.up = true;
  here.begin();
  expect(board.online()).toEqual(["mina"]);
  way.up = false;
  const told = looking(board, ["mina"]);
  vi.advanceTimersByTime(silence + 15_000);
  expect(told).toEqual(["mina online", "mina offline"]);
});
