import { quietStatesOf } from "#people/availability/index.ts";
import { preferencesFrom } from "#people/preferences/index.ts";
import type { ListenerContext } from "#platform/operations/feature.ts";
import { chosenBy } from "./audience-rows.ts";
import { hastenHeld, lease, nextDue, wakeBy } from "./delivery-rows.ts";

/**
 * Who ends their quiet sooner is told sooner what it held: on their devices at once, by mail after the usual time. Who
 * prolongs it is asked about at the moment of telling, and needs nothing here.
 */
export async function onQuietChanged(context: ListenerContext, memberId: string): Promise<void> {
  const { db, workspaceId } = context;
  const now = new Date();
  const end = (await quietStatesOf(db, workspaceId, [memberId], now)).get(memberId)?.until ?? now;
  const { mailAfterMinutes } = preferencesFrom((await chosenBy(db, workspaceId, [memberId])).get(memberId));
  await hastenHeld(db, workspaceId, memberId, {
    after: new Date(now.getTime() + lease),
    at: { push: end, mail: new Date(end.getTime() + mailAfterMinutes * 60_000) },
  });
  const due = await nextDue(db, workspaceId);
  if (due) await wakeBy(context, workspaceId, due);
}
