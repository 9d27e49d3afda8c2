import { keepDraft as contract, draftChanged } from "@atrium/contract/chat/drafts.ts";
import { keepFiles } from "#files/shared-files/index.ts";
import type { Db } from "#platform/database/database.ts";
import { audience } from "#platform/events/event-log.ts";
import { handle } from "#platform/operations/feature.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { TryAgain } from "#platform/operations/try-again.ts";
import { accessChannel } from "../channels/index.ts";
import { filesToSend, messageIn, requireFewFiles } from "../messages/index.ts";
import { type DraftRow, deleteDraft, draftsOf, insertDraft, lockDraft, updateDraft } from "./draft-rows.ts";
import { mergeDraft } from "./merge-draft.ts";

/** The same again changes nothing and is not told. */
export const keepDraft = handle(
  contract,
  async (context, { channelId, threadId = null, text, base, other, ...wish }) => {
    const { db, workspaceId, member, now } = context;
    await accessChannel(context, channelId, "channel.mark");
    if (threadId !== null && !(await messageIn(db, workspaceId, channelId, threadId))) notFound("message");
    const key = { workspace_id: workspaceId, member_id: member.id, place: threadId ?? channelId };
    const before = await lockDraft(db, key);
    const written = text.trim() === "" ? "" : text;
    const files = wish.files && (await ownFilesAmong(context, before, wish.files));
    const merged = mergeDraft(before, { text: written, base, other, files });
    const empty = {
      ...key,
      channel_id: channelId,
      thread_id: threadId,
      text: "",
      other: null,
      files: [],
      version: base,
    };
    if (!merged) return answer(db, before ?? empty);
    const version = Math.max(now.getTime(), (before?.version ?? 0) + 1);
    const row = { ...empty, ...merged, version };
    if (row.text === "" && row.other === null && row.files.length === 0) await deleteDraft(db, key);
    else if (before) await updateDraft(db, row);
    else if (!(await insertDraft(db, row))) throw new TryAgain("another device has just begun it");
    context.signal(draftChanged, { channelId, threadId, version }, workspaceId, [audience.person(member.id)]);
    const until = new Date(now.getTime() + keptDays * 86_400_000);
    await keepFiles(db, { workspaceId, uploaderId: member.id }, row.files, until);
    return answer(db, row);
  },
);

/** So long after it was last changed a draft still has its files. */
const keptDays = 366;

const answer = async (db: Db, row: DraftRow) => ({ draft: (await draftsOf(db, [row]))[0] ?? notFound("draft") });

/** Those that were in it before may be gone by now; new ones must be one's own, and complete. */
async function ownFilesAmong(
  { db, workspaceId, member, platform }: WorkspaceContext,
  before: DraftRow | undefined,
  ids: readonly string[],
): Promise<string[]> {
  requireFewFiles(platform, ids);
  const added = ids.filter((id) => !before?.files.includes(id));
  if (added.length > 0) await filesToSend(db, { workspaceId, authorId: member.id }, added);
  return [...new Set(ids)];
}
