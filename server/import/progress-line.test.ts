import { expect, test } from "vitest";
import { ProgressLine } from "./progress-line.ts";

function shown(isTTY: boolean) {
  const written: string[] = [];
  let now = 1_000_000;
  const line = new ProgressLine({ write: (text) => written.push(text), isTTY, columns: 80 }, () => now);
  const after = (seconds: number, done: number) => {
    now += seconds * 1000;
    line.show("writing", done, 1000, "messages");
  };
  return { written, after, end: () => line.end() };
}

test("a terminal sees one line redrawn, with the rate and the time left", () => {
  const { written, after, end } = shown(true);
  after(0, 0);
  after(0.05, 10);
  after(1.95, 200);
  after(8, 1000);
  end();
  expect(written).toEqual([
    "\r\u001b[Kwriting  ░░░░░░░░░░░░░░░░░░░░   0 %",
    "\r\u001b[Kwriting  ████░░░░░░░░░░░░░░░░  20 %  100 messages/s  8 s left",
    "\r\u001b[Kwriting  ████████████████████ 100 %  100 messages/s  0 s left",
    "\n",
  ]);
});

test("a file or a pipe gets a line every few seconds", () => {
  const { written, after, end } = shown(false);
  after(0, 0);
  after(3, 30);
  after(3, 60);
  after(1, 70);
  end();
  expect(written).toEqual(["writing  █░░░░░░░░░░░░░░░░░░░   6 %  10 messages/s  1 min 34 s left\n"]);
});

test("what an interrupted run had done counts as done, and not as speed", () => {
  const { written, after } = shown(true);
  after(0, 500);
  after(2, 700);
  expect(written.at(-1)).toContain(" 70 %  100 messages/s  3 s left");
});
