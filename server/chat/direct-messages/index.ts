import { feature } from "#platform/operations/feature.ts";
import { openDirect } from "./open-direct.ts";

export { showTo } from "./direct-rows.ts";

/** Conversations between two people, or a few, that have no name of their own. */
export const directMessages = feature({
  name: "chat/direct-messages",
  operations: [openDirect],
  permissions: {
    "direct.open": {
      summary: "write to anybody; without it, to people one shares a channel with",
      roles: ["owner", "admin", "member"],
    },
  },
});
