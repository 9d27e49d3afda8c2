import { directRead } from "@atrium/contract/chat/receipts.ts";
import { audience } from "#platform/events/event-log.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { settingsOf } from "#workspace/settings/index.ts";
import type { ChannelRow } from "../channels/index.ts";
import { showingAmong } from "./receipt-rows.ts";

/** The other person of a direct message sees it at once, when both show what they have read. Nobody else is told. */
export async function tellDirectRead(
  { db, workspaceId, member, signal }: WorkspaceContext,
  channel: ChannelRow,
  seq: number,
): Promise<void> {
  const other = channel.kind === "direct" ? channel.people?.find((id) => id !== member.id) : undefined;
  if (!other) return;
  const [{ readReceipts }, showing] = await Promise.all([
    settingsOf(db, workspaceId),
    showingAmong(db, workspaceId, [member.id, other]),
  ]);
  if (!readReceipts || showing.size < 2) return;
  signal(directRead, { channelId: channel.id, memberId: member.id, seq }, workspaceId, [audience.person(other)]);
}
