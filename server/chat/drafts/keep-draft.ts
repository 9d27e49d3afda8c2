import { keepDraft as contract, draftChanged } from "@atrium/contract/chat/drafts.ts";
import { audience } from "#platform/events/event-log.ts";
import { handle } from "#platform/operations/feature.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { TryAgain } from "#platform/operations/try-again.ts";
import { accessChannel } from "../channels/index.ts";
import { messageIn } from "../messages/index.ts";
import { deleteDraft, draftOf, insertDraft, lockDraft, updateDraft } from "./draft-rows.ts";
import { mergeDraft } from "./merge-draft.ts";

/** The same again changes nothing and is not told. */
export const keepDraft = handle(contract, async (context, { channelId, threadId = null, text, base, other }) => {
  const { db, workspaceId, member, now } = context;
  await accessChannel(context, channelId, "channel.mark");
  if (threadId !== null && !(await messageIn(db, workspaceId, channelId, threadId))) notFound("message");
  const key = { workspace_id: workspaceId, member_id: member.id, place: threadId ?? channelId };
  const before = await lockDraft(db, key);
  const written = text.trim() === "" ? "" : text;
  const merged = mergeDraft(before, { text: written, base, other });
  const empty = { ...key, channel_id: channelId, thread_id: threadId, text: "", other: null, version: base };
  if (!merged) return { draft: draftOf(before ?? empty) };
  const version = Math.max(now.getTime(), (before?.version ?? 0) + 1);
  const row = { ...empty, ...merged, version };
  if (row.text === "" && row.other === null) await deleteDraft(db, key);
  else if (before) await updateDraft(db, row);
  else if (!(await insertDraft(db, row))) throw new TryAgain("another device has just begun it");
  context.signal(draftChanged, { channelId, threadId, version }, workspaceId, [audience.person(member.id)]);
  return { draft: draftOf(row) };
});
