import { expect, test } from "vitest";
import { recoveryTimes } from "./testing/faults/recovery-times.ts";
import { runFaults } from "./testing/faults/run-faults.ts";
import { giveCluster } from "./testing/ready-cluster.ts";
import { scratchFolder } from "./testing/test-postgres.ts";

test("nothing acknowledged is lost, doubled or disordered, whatever is killed", async () => {
  const seed = Number(process.env["FAULT_SEED"] ?? Math.floor(Math.random() * 2 ** 32));
  const options = { cycles: 20, seed, people: 6, parent: scratchFolder(), prepare: giveCluster, say: () => undefined };
  const { violations, recoveries, ...counts } = await runFaults(options);
  console.log(`faults: ${JSON.stringify({ ...counts, ...recoveryTimes(recoveries) })}`);
  expect(violations, `seed ${seed}`).toEqual([]);
  expect(recoveries).toHaveLength(20);
  // A run in which nothing happened would prove nothing.
  expect(counts.acknowledged).toBeGreaterThan(100);
  expect(counts.told).toBeGreaterThan(counts.acknowledged);
}, 600_000);
