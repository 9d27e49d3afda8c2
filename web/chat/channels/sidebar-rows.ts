import type { MyChannel } from "@atrium/contract/chat/channels.ts";
import { channelTitle } from "./channel-title.ts";
import { attentionOf } from "./my-channel.ts";

/** A section of the sidebar, and the rows of all sections in the order they are drawn and walked. */
export type SectionId = "favourites" | "channels" | "direct";
export type SidebarRow =
  | { kind: "heading"; section: SectionId }
  | { kind: "channel"; section: SectionId; entry: MyChannel };

const sectionOf = (entry: MyChannel): SectionId =>
  entry.favourite ? "favourites" : entry.channel.kind === "channel" ? "channels" : "direct";

/** The rows of the sidebar. A folded section keeps what is unread, and the open channel. */
export function sidebarRows(
  mine: Iterable<MyChannel>,
  folded: ReadonlySet<SectionId>,
  open: string | undefined,
): SidebarRow[] {
  const sections: Record<SectionId, MyChannel[]> = { favourites: [], channels: [], direct: [] };
  for (const entry of mine) {
    const hidden = entry.channel.archivedAt !== null && entry.channel.id !== open;
    if (!hidden) sections[sectionOf(entry)].push(entry);
  }
  sections.favourites.sort(byTitle);
  sections.channels.sort(byTitle);
  sections.direct.sort(byTime);
  return (["favourites", "channels", "direct"] as const).flatMap((section) => {
    const entries = sections[section];
    if (section === "favourites" && entries.length === 0) return [];
    const shown = folded.has(section)
      ? entries.filter((entry) => entry.channel.id === open || attentionOf(entry).bold)
      : entries;
    return [
      { kind: "heading" as const, section },
      ...shown.map((entry) => ({ kind: "channel" as const, section, entry })),
    ];
  });
}

const names = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
const byTitle = (a: MyChannel, b: MyChannel) => names.compare(channelTitle(a.channel), channelTitle(b.channel));
const byTime = (a: MyChannel, b: MyChannel) => timeOf(b).localeCompare(timeOf(a));
const timeOf = (entry: MyChannel) => entry.lastMessageAt ?? entry.channel.createdAt;
