import { bringBackChannel, deleteChannel } from "@atrium/contract/chat/channel-deletion.ts";
import { type Channel, channelDeleted } from "@atrium/contract/chat/channels.ts";
import { t } from "@lingui/core/macro";
import { currentSpace } from "#platform/store/space.ts";
import { toast } from "#ui/feedback/toast.ts";
import { attempt, callHere } from "../call-here.ts";
import { onChannelBroughtBack, onChannelDeleted } from "./on-channel-deleted.ts";

/** Deletes, for everybody and at once; until the toast is gone it takes one press to bring it back. */
export async function removeChannel({ id: channelId, name }: Channel): Promise<void> {
  await callHere(deleteChannel, { channelId });
  const { workspaceId, memberId: actorId } = currentSpace();
  const frame = {
    type: "event",
    workspaceId,
    seq: 0,
    name: channelDeleted.name,
    at: new Date().toISOString(),
  } as const;
  onChannelDeleted({ channelId }, { ...frame, actorId, data: { channelId } });
  toast(t`#${name} is deleted`, { action: { label: t`Undo`, run: () => attempt(bringBack(channelId)) } });
}

/** Everything in it is there again, as everybody left it. */
export async function bringBack(channelId: string): Promise<void> {
  const { channel } = await callHere(bringBackChannel, { channelId });
  onChannelBroughtBack({ channel });
  toast(t`#${channel.name} is back`);
}
