import { tagFile as contract, fileTagged, mostTags } from "@atrium/contract/files/library.ts";
import { handle } from "#platform/operations/feature.ts";
import { refuse } from "#platform/operations/refuse.ts";
import { hearersOf } from "../shared-files/index.ts";
import { accessSeenFile, fileAbilities } from "./library-file.ts";
import { lockFiles } from "./placing-rows.ts";
import { deleteTags, insertTags, tagsOf } from "./tag-rows.ts";

export const tagFile = handle(contract, async (context, { fileId, add, remove }) => {
  const { db, workspaceId, member, now, emit } = context;
  await lockFiles(db, workspaceId, [fileId]);
  const seen = await accessSeenFile(context, fileId);
  if (!(await fileAbilities(context, seen)).tag)
    refuse("not_allowed", { detail: "needs the permission file.organise" });
  const isLess = await deleteTags(db, workspaceId, fileId, remove);
  const isMore = await insertTags(db, { workspaceId, fileId, by: member.id, now }, add);
  const tags = (await tagsOf(db, workspaceId, [fileId])).get(fileId) ?? [];
  if (tags.length > mostTags) refuse("too_many_tags", { detail: `at most ${mostTags} on a file` });
  if (!isLess && !isMore) return { tags };
  const to = await hearersOf({ db, workspaceId }, seen.row);
  emit(fileTagged, { fileId, tags }, { workspaceId, actorId: member.id, to });
  return { tags };
});
