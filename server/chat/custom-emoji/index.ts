import { customEmojiChanged } from "@atrium/contract/chat/custom-emoji.ts";
import { serveImages } from "#platform/http/serve-image.ts";
import { movesPictures } from "#platform/images/move-pictures.ts";
import { feature } from "#platform/operations/feature.ts";
import { addCustomEmoji } from "./add-custom-emoji.ts";
import { changeCustomEmoji } from "./change-custom-emoji.ts";
import { deleteCustomEmoji } from "./delete-custom-emoji.ts";
import { emojiPicture, listVersion } from "./emoji-rows.ts";
import { listCustomEmoji } from "./list-custom-emoji.ts";

export { emojiNamed } from "./emoji-rows.ts";

/** Emoji of the workspace's own. */
export const customEmoji = feature({
  name: "chat/custom-emoji",
  operations: [addCustomEmoji, changeCustomEmoji, deleteCustomEmoji, listCustomEmoji],
  events: [customEmojiChanged],
  permissions: {
    "emoji.add": { summary: "add emoji of the workspace's own", roles: ["owner", "admin", "member"] },
    "emoji.manage": { summary: "change and delete emoji others added", roles: ["owner", "admin"] },
  },
  parts: { boot: async ({ db, workspaceId }) => ({ emojiVersion: await listVersion(db, workspaceId) }) },
  ...movesPictures("custom_emoji"),
  routes: (app, platform) =>
    serveImages(app, platform, "emoji", ({ db, workspaceId }, id) => emojiPicture(db, workspaceId, id)),
});
