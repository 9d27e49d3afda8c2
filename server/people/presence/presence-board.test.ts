import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PresenceBoard } from "./presence-board.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Somebody who looks at people, and what they were told, as `mina online, otto away`. */
function looking(board: PresenceBoard, people: string[]) {
  const told: string[] = [];
  const device = {};
  const tell = (changes: { memberId: string; presence: string }[]) =>
    void told.push(changes.map(({ memberId, presence }) => `${memberId} ${presence}`).join(", "));
  board.watch(device, { tell }, people);
  return { told, device, tell };
}

test("who looks is told at once how people are, and then every change, gathered", () => {
  const board = new PresenceBoard();
  const laptop = {};
  board.connect("mina", laptop, true);
  const { told } = looking(board, ["mina", "otto"]);
  expect(told).toEqual(["mina online, otto offline"]);
  board.setActive("mina", laptop, false);
  board.connect("otto", {}, true);
  vi.advanceTimersByTime(100);
  expect(told.slice(1)).toEqual(["mina away, otto online"]);
});

test("the most active of somebody's devices counts", () => {
  const board = new PresenceBoard();
  const [laptop, phone] = [{}, {}];
  board.connect("mina", laptop, true);
  board.connect("mina", phone, true);
  const { told } = looking(board, ["mina"]);
  board.setActive("mina", phone, false);
  vi.advanceTimersByTime(1000);
  expect(told).toEqual(["mina online"]);
  board.disconnect("mina", laptop);
  vi.advanceTimersByTime(1000);
  expect(told.at(-1)).toBe("mina away");
});

test("a reload does not flicker; who stays away is offline after the grace", () => {
  const board = new PresenceBoard();
  const [before, after] = [{}, {}];
  board.connect("mina", before, true);
  const { told } = looking(board, ["mina"]);
  board.disconnect("mina", before);
  vi.advanceTimersByTime(4000);
  board.connect("mina", after, true);
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual(["mina online"]);
  board.disconnect("mina", after);
  vi.advanceTimersByTime(4900);
  expect(told).toHaveLength(1);
  vi.advanceTimersByTime(300);
  expect(told.at(-1)).toBe("mina offline");
});

test("a change that was taken back while it was gathered tells how it is", () => {
  const board = new PresenceBoard();
  const laptop = {};
  board.connect("mina", laptop, true);
  const { told } = looking(board, ["mina"]);
  board.setActive("mina", laptop, false);
  board.setActive("mina", laptop, true);
  vi.advanceTimersByTime(1000);
  expect(told.at(-1)).toBe("mina online");
});

test("who looks elsewhere, or leaves, hears no more", () => {
  const board = new PresenceBoard();
  const laptop = {};
  board.connect("mina", laptop, true);
  const { told, device, tell } = looking(board, ["mina"]);
  const other = looking(board, ["mina"]);
  board.watch(device, { tell }, ["otto"]);
  board.disconnect("nobody", other.device);
  board.setActive("mina", laptop, false);
  vi.advanceTimersByTime(1000);
  expect(told).toEqual(["mina online", "otto offline"]);
  expect(other.told).toEqual(["mina online"]);
});

test("nothing is left when everybody has gone", () => {
  const board = new PresenceBoard();
  const laptop = {};
  board.connect("mina", laptop, true);
  board.watch(laptop, { tell: () => undefined }, ["mina", "otto"]);
  expect(board.isEmpty).toBe(false);
  board.disconnect("mina", laptop);
  vi.advanceTimersByTime(6000);
  expect(board.isEmpty).toBe(true);
});

test("a thousand who come at once are one message to whoever looks at them", () => {
  const board = new PresenceBoard();
  const people = Array.from({ length: 500 }, (_, n) => `p${n}`);
  const { told } = looking(board, people);
  for (const person of [...people, ...people.map((name) => `${name} too`)]) board.connect(person, {}, true);
  vi.advanceTimersByTime(100);
  expect(told).toHaveLength(2);
  expect(told[1]?.split(", ")).toHaveLength(500);
});
