import type { SidebarSection } from "@atrium/contract/chat/sidebar.ts";
import { createStore } from "#platform/store/create-store.ts";

/** The section that is being named: one there is, or a new one, into which a channel may be put at once. */
export const sectionNaming = createStore<{ section: SidebarSection | null; channelId?: string } | null>(null);
