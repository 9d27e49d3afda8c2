import { expect, test } from "vitest";
import { runProgram } from "./run-program.ts";

const node = (script: string) => runProgram(process.execPath, ["-e", script]);

test("what a program says is answered; one that fails has said nothing", async () => {
  expect(String(await node("process.stdout.write('hello')"))).toBe("hello");
  expect(await node("process.stdout.write('hello'); process.exit(3)")).toBeUndefined();
});

test.runIf(process.platform === "linux")(
  "one that takes ever more memory is ended before there is none left",
  async () => {
    const greedy =
      "const held = []; setInterval(() => held.length < 30 ? held.push(Buffer.alloc(1e8, 1)) : process.exit(0), 60)";
    expect(await node(greedy)).toBeUndefined();
  },
);
