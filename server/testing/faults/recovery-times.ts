import { type FaultReport, faultKinds } from "./run-faults.ts";

/** How long recoveries took, for each kind of fault that happened: `server_ready_median_ms` and so on. */
export function recoveryTimes(recoveries: FaultReport["recoveries"]): Record<string, number> {
  const figures: Record<string, number> = {};
  for (const kind of faultKinds) {
    const ofKind = recoveries.filter((recovery) => recovery.kind === kind);
    if (ofKind.length === 0) continue;
    figures[`${kind}_count`] = ofKind.length;
    for (const [name, times] of [
      ["ready", ofKind.map((recovery) => recovery.readyMs)],
      ["acknowledged", ofKind.map((recovery) => recovery.acknowledgedMs)],
    ] as const) {
      const sorted = times.toSorted((a, b) => a - b);
      figures[`${kind}_${name}_median_ms`] = sorted[Math.floor(sorted.length / 2)] as number;
      figures[`${kind}_${name}_max_ms`] = sorted.at(-1) as number;
    }
  }
  return figures;
}
