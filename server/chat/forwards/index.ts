import { fileHolder } from "#files/shared-files/index.ts";
import { feature } from "#platform/operations/feature.ts";
import { messagePart } from "../messages/index.ts";
import { followForwardedFiles } from "./follow-forwarded-files.ts";
import { followOriginals } from "./follow-originals.ts";
import { followGoneForwards, forgetGoneForwards } from "./forget-gone-forwards.ts";
import { filesOfForwards, forwardHolder, inForwards } from "./forward-files.ts";
import { forwardMessage } from "./forward-message.ts";
import { forwardOf, readForwards } from "./forward-rows.ts";

messagePart("forward", async ({ db, workspaceId }, messageIds) => {
  const [rows, files] = await Promise.all([
    readForwards(db, workspaceId, messageIds),
    filesOfForwards(db, workspaceId, messageIds),
  ]);
  return new Map([...rows].map(([id, row]) => [id, forwardOf(row, files.get(id) ?? [])]));
});
fileHolder(inForwards, forwardHolder);

/** Messages carried to other channels and people. */
export const forwards = feature({
  name: "chat/forwards",
  operations: [forwardMessage],
  followers: [followOriginals, followForwardedFiles, followGoneForwards],
  timers: [forgetGoneForwards],
});
