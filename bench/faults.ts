import { faultKinds, runFaults } from "@atrium/server/testing/faults/run-faults.ts";
import type { Benchmark, Figures } from "./bench-command.ts";

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
  const figures: Figures = { ...counts, violations: 0 };
  for (const kind of faultKinds) {
    const ofKind = recoveries.filter((recovery) => recovery.kind === kind);
    if (ofKind.length === 0) continue;
    const ready = ofKind.map((recovery) => recovery.readyMs).sort((a, b) => a - b);
    const acknowledged = ofKind.map((recovery) => recovery.acknowledgedMs).sort((a, b) => a - b);
    figures[`${kind}_count`] = ofKind.length;
    figures[`${kind}_ready_median_ms`] = ready[Math.floor(ready.length / 2)] as number;
    figures[`${kind}_ready_max_ms`] = ready.at(-1) as number;
    figures[`${kind}_acknowledged_median_ms`] = acknowledged[Math.floor(acknowledged.length / 2)] as number;
    figures[`${kind}_acknowledged_max_ms`] = acknowledged.at(-1) as number;
  }
  return figures;
};

function numberAfter(args: string[], name: string): number | undefined {
  const at = args.indexOf(name);
  if (at < 0) return undefined;
  const number = Number(args[at + 1]);
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`${name}: expected a whole number from 1`);
  return number;
}
