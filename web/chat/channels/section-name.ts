import type { SidebarSection } from "@atrium/contract/chat/sidebar.ts";
import { t } from "@lingui/core/macro";

/** What a section of the sidebar is called: those everybody has are named by the language, not by a person. */
export function sectionName({ id, name }: Pick<SidebarSection, "id" | "name">): string {
  if (id === "favourites") return t`Favourites`;
  if (id === "channels") return t`Channels`;
  return id === "direct" ? t`Direct messages` : name;
}
