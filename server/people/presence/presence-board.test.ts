import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PresenceBoard } from "./presence-board.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A board on which everybody is seen. */
function shown(): PresenceBoard {
  const board = new PresenceBoard();
  board.begin([]);
  return board;
}

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
  const board = shown();
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
  const board = shown();
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
  const board = shown();
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

test("who signed out is offline at once, unless another device is there", () => {
  const board = shown();
  const [here, there] = [{}, {}];
  for (const device of [here, there]) board.connect("mina", device, true);
  const { told } = looking(board, ["mina"]);
  board.disconnect("mina", here, true);
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual(["mina online"]);
  board.disconnect("mina", there, true);
  vi.advanceTimersByTime(200);
  expect(told.at(-1)).toBe("mina offline");
});

test("a change that was taken back while it was gathered tells how it is", () => {
  const board = shown();
  const laptop = {};
  board.connect("mina", laptop, true);
  const { told } = looking(board, ["mina"]);
  board.setActive("mina", laptop, false);
  board.setActive("mina", laptop, true);
  vi.advanceTimersByTime(1000);
  expect(told.at(-1)).toBe("mina online");
});

test("who looks elsewhere, or leaves, hears no more", () => {
  const board = shown();
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
  const board = shown();
  const laptop = {};
  board.connect("mina", laptop, true);
  board.watch(laptop, { tell: () => undefined }, ["mina", "otto"]);
  expect(board.isEmpty).toBe(false);
  board.disconnect("mina", laptop);
  vi.advanceTimersByTime(6000);
  expect(board.isEmpty).toBe(true);
});

test("a thousand who come at once are one message to whoever looks at them", () => {
  const board = shown();
  const people = Array.from({ length: 500 }, (_, n) => `p${n}`);
  const { told } = looking(board, people);
  for (const person of [...people, ...people.map((name) => `${name} too`)]) board.connect(person, {}, true);
  vi.advanceTimersByTime(100);
  expect(told).toHaveLength(2);
  expect(told[1]?.split(", ")).toHaveLength(500);
});

test("who is invisible is offline to everybody, whatever they do, until they show themselves", () => {
  const board = new PresenceBoard();
  board.begin(["mina"]);
  const laptop = {};
  board.connect("mina", laptop, true);
  board.connect("otto", {}, true);
  const { told } = looking(board, ["mina", "otto"]);
  board.setActive("mina", laptop, false);
  board.setActive("mina", laptop, true);
  vi.advanceTimersByTime(1000);
  expect(told.flatMap((line) => line.split(", ")).filter((line) => line.startsWith("mina"))).toEqual(["mina offline"]);
  expect(board.online()).toEqual(["otto"]);
  board.hide("mina", false);
  board.hide("otto", true);
  vi.advanceTimersByTime(1000);
  expect(told.at(-1)).toBe("mina online, otto offline");
});

test("nobody is seen before it is known who wants not to be, and what is told meanwhile counts", () => {
  const board = new PresenceBoard();
  board.connect("mina", {}, true);
  board.connect("otto", {}, true);
  board.connect("lena", {}, true);
  const { told } = looking(board, ["mina", "otto", "lena"]);
  board.hide("otto", true);
  board.hide("lena", false);
  vi.advanceTimersByTime(1000);
  expect(told).toEqual(["mina offline, otto offline, lena offline"]);
  board.begin(["lena"]);
  vi.advanceTimersByTime(1000);
  expect(told.at(-1)).toBe("mina online, lena online");
});
