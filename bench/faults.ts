import { recoveryTimes } from "@atrium/server/testing/faults/recovery-times.ts";
import { runFaults } from "@atrium/server/testing/faults/run-faults.ts";
import type { Benchmark } from "./bench-command.ts";

/**
 * The fault test of `npm test`, as long as wished: `npm run bench -- faults --cycles 200 --seed 7`. Ends with an
 * error when anything was lost, doubled or disordered.
 */
export const run: Benchmark["run"] = async ({ say, args }) => {
  const seed = numberAfter(args, "--seed") ?? Math.floor(Math.random() * 2 ** 32);
  const cycles = numberAfter(args, "--cycles") ?? 50;
  say(`${cycles} cycles with seed ${seed}`);
  const { recoveries, violations, ...counts } = await runFaults({ cycles, seed, say });
  if (violations.length > 0)
    throw new Error(`seed ${seed}: ${violations.length} violations\n${violations.slice(0, 20).join("\n")}`);
  return { ...counts, violations: 0, ...recoveryTimes(recoveries) };
};

function numberAfter(args: string[], name: string): number | undefined {
  const at = args.indexOf(name);
  if (at < 0) return undefined;
  const number = Number(args[at + 1]);
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`${name}: expected a whole number from 1`);
  return number;
}
