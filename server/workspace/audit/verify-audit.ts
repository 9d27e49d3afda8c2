import { verifyAudit as contract } from "@atrium/contract/workspace/audit.ts";
import { require } from "#platform/access/access.ts";
import { handle } from "#platform/operations/feature.ts";
import { linesAfter, sealOf } from "./audit-rows.ts";

/** Read at once: what a trail of any length costs in memory. */
const batch = 2000;

export const verifyAudit = handle(
  contract,
  async ({ db, workspaceId, member }) => {
    require(member, "audit.read");
    let [seq, seal] = [0, ""];
    for (;;) {
      const rows = await linesAfter(db, workspaceId, seq, batch);
      for (const row of rows) {
        const isNext = row.seq === seq + 1 && row.previous_seal === seal;
        if (!isNext || sealOf(workspaceId, row) !== row.seal) return { entries: seq, brokenAt: seq + 1, seal };
        [seq, seal] = [row.seq, row.seal];
      }
      if (rows.length < batch) return { entries: seq, brokenAt: null, seal };
    }
  },
  { mode: "snapshot" },
);
