import { createHash } from "node:crypto";
import { openDirect } from "@atrium/contract/chat/channels.ts";
import { forwardMessage as contract } from "@atrium/contract/chat/forwarding.ts";
import type { SharedFile } from "@atrium/contract/files/files.ts";
import { may } from "#platform/access/access.ts";
import { callWithin } from "#platform/operations/call-within.ts";
import { handle } from "#platform/operations/feature.ts";
import { newId } from "#platform/operations/new-id.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { TryAgain } from "#platform/operations/try-again.ts";
import { accessChannel } from "../channels/index.ts";
import { messageOfClient, post } from "../messages/index.ts";
import { accessOriginal } from "./forward-access.ts";
import { showInForward } from "./forward-files.ts";
import { forwardOf, insertForward, type Original } from "./forward-rows.ts";

/** Both ends are asked as the one who forwards: what they may not read or may not write in refuses it all. */
export const forwardMessage = handle(contract, async (context, input) => {
  const { channelId, messageId, channelIds, memberIds } = input;
  const original = await accessOriginal(context, { channelId, messageId });
  const direct: string[] = [];
  for (const memberId of [...new Set(memberIds)].sort())
    direct.push((await callWithin(context, openDirect, { memberIds: [memberId] })).channel.channel.id);
  const sent: { channelId: string; messageId: string }[] = [];
  // In one order for everybody: nobody waits for each other in a circle.
  for (const target of [...new Set([...channelIds, ...direct])].sort())
    sent.push({ channelId: target, messageId: await forwardTo(context, target, original, input) });
  return { sent };
});

async function forwardTo(
  context: WorkspaceContext,
  channelId: string,
  { original, files }: { original: Original; files: SharedFile[] },
  { clientId: wish, comment }: { clientId: string; comment: string },
): Promise<string> {
  const { db, workspaceId, member, now } = context;
  const clientId = clientIdIn(wish, channelId);
  await accessChannel(context, channelId, "message.send");
  const before = await messageOfClient(db, workspaceId, member.id, clientId);
  if (before) return before.id;
  const id = newId();
  const text = comment.trim();
  const parts = { forward: forwardOf({ ...original, withdrawn: false }, files) };
  const place = {
    channelId,
    authorId: member.id,
    threadId: null,
    alsoToChannel: false,
    mayCallMany: may(member, "message.call_everybody"),
  };
  if (!(await post(context, { ...place, id, clientId, text, parts })))
    throw new TryAgain("what was allowed a moment ago is not");
  await insertForward(db, { workspaceId, channelId, messageId: id }, original);
  await showInForward(db, { workspaceId, channelId, messageId: id, now }, files);
  return id;
}

/** The client's id of the message in one of several channels: the same whenever it is tried again. */
function clientIdIn(wish: string, channelId: string): string {
  const hash = createHash("sha256").update(`${wish} ${channelId}`).digest("hex");
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join("-");
}
