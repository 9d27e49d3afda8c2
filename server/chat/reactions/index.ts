import { reactionChanged } from "@atrium/contract/chat/reactions.ts";
import { feature } from "#platform/operations/feature.ts";
import { addReaction } from "./add-reaction.ts";
import { removeReaction } from "./remove-reaction.ts";

export { insertReaction } from "./reaction-rows.ts";

/** Emoji below messages. */
export const reactions = feature({
  name: "chat/reactions",
  operations: [addReaction, removeReaction],
  events: [reactionChanged],
  permissions: {
    "message.react": {
      summary: "react to messages in channels one is in",
      roles: ["owner", "admin", "member", "guest"],
    },
  },
});
