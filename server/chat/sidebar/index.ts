import { channelMarked } from "@atrium/contract/chat/channels.ts";
import { sidebarSectionMuted, sidebarSectionsChanged } from "@atrium/contract/chat/sidebar.ts";
import { feature } from "#platform/operations/feature.ts";
import { deleteSidebarSection } from "./delete-sidebar-section.ts";
import { keepSidebarSection } from "./keep-sidebar-section.ts";
import { listMyChannels } from "./list-my-channels.ts";
import { markChannel } from "./mark-channel.ts";
import { sectionsOf } from "./section-rows.ts";
import { readSidebar } from "./sidebar.ts";
import { badgeOf } from "./sidebar-rows.ts";

export { muteChannel } from "./mark-channel.ts";

/** As many rows as a tall screen shows; the rest is fetched when the screen stands. */
const firstRows = 30;

/** The channels and direct messages one is in, with what is unread in each, and one's own marks on them. */
export const sidebar = feature({
  name: "chat/sidebar",
  operations: [listMyChannels, markChannel, keepSidebarSection, deleteSidebarSection],
  events: [channelMarked, sidebarSectionsChanged, sidebarSectionMuted],
  parts: {
    boot: async (context) => {
      const [{ items, next, people }, sections] = await Promise.all([
        readSidebar(context, { after: undefined, limit: firstRows }),
        sectionsOf(context.db, context.member),
      ]);
      return { channels: items, more: next !== undefined, people, sections };
    },
    badge: ({ db, member }) => badgeOf(db, member),
  },
});
