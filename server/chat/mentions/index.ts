import { feature } from "#platform/operations/feature.ts";
import { listMentions } from "./list-mentions.ts";
import { listReceivedReactions } from "./list-received-reactions.ts";

/** What was said to oneself: messages that called one, and reactions to one's own. */
export const mentions = feature({ name: "chat/mentions", operations: [listMentions, listReceivedReactions] });
