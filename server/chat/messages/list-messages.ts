import { listMessages as contract } from "@atrium/contract/chat/messages.ts";
import type { InputOf } from "@atrium/contract/protocol/operation.ts";
import { handle } from "#platform/operations/feature.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { notFound, refuse } from "#platform/operations/refuse.ts";
import { accessChannel } from "../channels/index.ts";
import { messagesFor } from "./message.ts";
import {
  type Line,
  type Page,
  pageAfter,
  pageAround,
  pageBefore,
  positionOfDate,
  positionOfMessage,
} from "./message-page-rows.ts";

type Input = InputOf<typeof contract>;
const anchors = ["before", "after", "around", "aroundMessage", "aroundDate"] as const;

/** The channel and the page are asked for in one round trip; nothing of the page leaves when the channel refuses. */
export const listMessages = handle(contract, async (context, input) => {
  const { channelId } = input;
  if (anchors.filter((anchor) => input[anchor] !== undefined).length > 1) refuse("only_one_anchor");
  const [{ channel }, page] = await Promise.all([
    accessChannel(context, channelId, "channel.browse"),
    pageFor(context, input),
  ]);
  const { rows, more } = page ?? notFound("message");
  const isInside = input.before === undefined || input.before <= channel.last_seq;
  return { ...(await messagesFor(context, rows)), more: { ...more, after: more.after && isInside } };
});

/** Undefined when the anchor is a message that is not in this channel. */
async function pageFor({ db, member }: WorkspaceContext, input: Input): Promise<Page | undefined> {
  const line: Line = { member, channelId: input.channelId };
  const { before, after, around, aroundMessage, aroundDate, limit } = input;
  if (after !== undefined) return pageAfter(db, line, after, limit);
  if (around !== undefined) return pageAround(db, line, around, limit);
  if (aroundDate !== undefined) return pageAround(db, line, await positionOfDate(db, line, aroundDate), limit);
  if (aroundMessage === undefined) return pageBefore(db, line, before, limit);
  const position = await positionOfMessage(db, line, aroundMessage);
  return position === null ? undefined : pageAround(db, line, position, limit);
}
