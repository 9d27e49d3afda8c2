import { channelMarked } from "@atrium/contract/chat/channels.ts";
import { feature } from "#platform/operations/feature.ts";
import { listMyChannels } from "./list-my-channels.ts";
import { markChannel } from "./mark-channel.ts";
import { readSidebar } from "./sidebar.ts";
import { badgeOf } from "./sidebar-rows.ts";

export { muteChannel } from "./mark-channel.ts";

/** As many rows as a tall screen shows; the rest is fetched when the screen stands. */
const firstRows = 30;

/** The channels and direct messages one is in, with what is unread in each, and one's own marks on them. */
export const sidebar = feature({
  name: "chat/sidebar",
  operations: [listMyChannels, markChannel],
  events: [channelMarked],
  parts: {
    boot: async (context) => {
      const { items, next, people } = await readSidebar(context, { after: undefined, limit: firstRows });
      return { channels: items, more: next !== undefined, people };
    },
    badge: ({ db, member }) => badgeOf(db, member),
  },
});
