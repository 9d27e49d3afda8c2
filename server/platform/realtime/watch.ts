import type { WatchFrame } from "@atrium/contract/protocol/frame.ts";
import type * as z from "zod";
import { refuse } from "#platform/operations/refuse.ts";
import { asMember, run } from "#platform/operations/run.ts";
import { keyOf } from "./audience.ts";
import type { Connection } from "./connection.ts";
import type { Gateway } from "./gateway.ts";

/** Replaces what a connection has on its screen; what the person may not see is silently left out. */
export async function watch(
  gateway: Gateway,
  connection: Connection,
  frame: z.infer<typeof WatchFrame>,
): Promise<void> {
  const sub = connection.subscriptions.get(frame.workspaceId);
  if (!sub) return refuse("not_found", { detail: "open the workspace first" });
  const { platform } = gateway;
  if (frame.people)
    for (const source of platform.catalogue.features.flatMap((feature) => feature.signals ?? []))
      source.watched?.(gateway.presenceOf(sub), frame.people, platform);
  if (!frame.scopes) return;
  const keys = await allowed(gateway, connection, frame);
  // The connection may have lost the workspace while the database was asked.
  if (connection.subscriptions.get(frame.workspaceId) === sub) gateway.streams.get(frame.workspaceId)?.watch(sub, keys);
}

async function allowed(gateway: Gateway, connection: Connection, frame: z.infer<typeof WatchFrame>): Promise<string[]> {
  const { identity } = connection;
  const request = {
    requestId: "",
    origin: { ip: "", userAgent: "" },
    identity,
    cookies: "",
    setCookie: () => undefined,
  };
  const scope = { workspaceId: frame.workspaceId, accountId: identity.accountId, mode: "read" as const };
  const sources = gateway.platform.catalogue.features.flatMap((feature) => feature.audiences ?? []);
  return run(
    gateway.platform,
    scope,
    async (context) => {
      const inside = await asMember(context, frame.workspaceId);
      const keys: string[] = [];
      for (const ref of inside ? (frame.scopes ?? []) : []) {
        const source = sources.find((one) => one.kind === ref.kind);
        if (inside && (await source?.mayWatch?.(context.db, inside.member, ref.id))) keys.push(keyOf(ref));
      }
      return keys;
    },
    request,
  );
}
