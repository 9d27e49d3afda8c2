import { type Boot, bootWorkspace as contract } from "@atrium/contract/boot.ts";
import { permissionsOf } from "#platform/access/access.ts";
import { type LogHead, readHead } from "#platform/events/event-log.ts";
import { feature, handle } from "#platform/operations/feature.ts";

declare module "#platform/operations/parts.ts" {
  interface Parts {
    /** What a feature adds to a client's first answer: as much as a screen shows, however large the workspace is. */
    boot: Partial<Omit<Boot, "seq" | "permissions">>;
  }
}

/** All parts are of one moment, that of `seq`: whoever follows the workspace from there misses nothing. */
const bootWorkspace = handle(
  contract,
  async (context) => {
    const { db, workspaceId, member } = context;
    const [head, parts] = await Promise.all([readHead(db, workspaceId), context.collect("boot")]);
    const laidOut = { channels: [], more: false, sections: [], people: [] };
    const whole = Object.assign(laidOut, ...parts) as Omit<Boot, "seq" | "permissions">;
    return { ...whole, seq: (head as LogHead).seq, permissions: permissionsOf(member) };
  },
  { mode: "snapshot" },
);

/** The first answer a client needs to paint a workspace; every feature adds its part. */
export const boot = feature({ name: "boot", operations: [bootWorkspace] });
