import { feature } from "#platform/operations/feature.ts";
import { messagePart } from "../messages/index.ts";
import { followOriginals } from "./follow-originals.ts";
import { forwardMessage } from "./forward-message.ts";
import { forwardOf, readForwards } from "./forward-rows.ts";

messagePart("forward", async ({ db, workspaceId }, messageIds) => {
  const rows = await readForwards(db, workspaceId, messageIds);
  return new Map([...rows].map(([id, row]) => [id, forwardOf(row)]));
});

/** Messages carried to other channels and people. */
export const forwards = feature({
  name: "chat/forwards",
  operations: [forwardMessage],
  followers: [followOriginals],
});
