import type { Feature } from "../platform/operations/feature.ts";

/**
 * Features whose jobs, followers and timers come late by up to `LATE_BY` milliseconds, each by another moment:
 * what a busy machine does to them. A test that fails so waits for less than it thinks it does.
 */
export function lateFeatures(features: Feature[], upTo = Number(process.env["LATE_BY"] ?? 0)): Feature[] {
  if (!upTo) return features;
  const pause = () => new Promise((resolve) => setTimeout(resolve, Math.random() * upTo));
  const late = <Work extends { run: (first: never, second: never) => Promise<void> }>(work: Work): Work => ({
    ...work,
    run: async (first: never, second: never) => {
      await pause();
      await work.run(first, second);
    },
  });
  return features.map((feature) => ({
    ...feature,
    jobs: (feature.jobs ?? []).map(late),
    followers: (feature.followers ?? []).map(late),
    timers: (feature.timers ?? []).map(late),
  }));
}
