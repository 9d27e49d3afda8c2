import { listCustomEmoji as contract } from "@atrium/contract/chat/custom-emoji.ts";
import { handle } from "#platform/operations/feature.ts";
import { listEmoji, listVersion } from "./emoji-rows.ts";

export const listCustomEmoji = handle(
  contract,
  async ({ db, workspaceId }, { version: known }) => {
    const version = await listVersion(db, workspaceId);
    return { version, emoji: version === known ? null : await listEmoji(db, workspaceId) };
  },
  { mode: "snapshot" },
);
