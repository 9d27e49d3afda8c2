import { addPollOption as contract } from "@atrium/contract/chat/polling.ts";
import { mostPollOptions } from "@atrium/contract/chat/polls.ts";
import { handle } from "#platform/operations/feature.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { tellMessage } from "../messages/index.ts";
import { accessPoll, requireOpen } from "./poll-access.ts";
import { updatePoll } from "./poll-rows.ts";

export const addPollOption = handle(contract, async (context, { workspaceId, channelId, messageId, text }) => {
  const { db, member, now } = context;
  const { poll, message } = await accessPoll(context, { channelId, messageId }, "message.react", { lock: true });
  requireOpen(poll, now);
  if (!poll.open && message.author_id !== member.id) refuse("not_allowed", { detail: "only who asks adds options" });
  const known = poll.options.findIndex((option) => option.toLowerCase() === text.toLowerCase());
  if (known >= 0) return { option: known + 1 };
  if (poll.options.length >= mostPollOptions) refuse("too_many_options");
  const change = { options: [...poll.options, text], votes: [...poll.votes, 0] };
  await updatePoll(db, { workspaceId, messageId }, change);
  await tellMessage({ ...context, actorId: member.id }, { channelId, messageId });
  return { option: change.options.length };
});
