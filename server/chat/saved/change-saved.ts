import { changeSaved as contract } from "@atrium/contract/chat/saved.ts";
import { handle } from "#platform/operations/feature.ts";
import { notFound } from "#platform/operations/refuse.ts";
import { lockSaved, savedOf, updateSaved } from "./saved-rows.ts";
import { requireRoom, tellSaved } from "./tell-saved.ts";

/** One's own list is one's own, whatever one may still read. The same again changes nothing. */
export const changeSaved = handle(contract, async (context, { workspaceId, messageId, state, note }) => {
  const { db, member } = context;
  const before = (await lockSaved(db, { workspaceId, memberId: member.id }, messageId)) ?? notFound("saved message");
  const wished = { state: state ?? before.state, note: note ?? before.note };
  if (wished.state === before.state && wished.note === before.note) return { saved: savedOf(before) };
  const saved = savedOf(await updateSaved(db, before, wished));
  if (wished.state === "open" && before.state === "done") await requireRoom(context);
  tellSaved(context, saved);
  return { saved };
});
