import type { Channel, MyChannel } from "@atrium/contract/chat/channels.ts";
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
  mine: ReadonlyMap<string, MyChannel>,
  folded: ReadonlySet<SectionId>,
  open: string | undefined,
  titleOf: (channel: Channel) => string,
): SidebarRow[] {
  const order = inOrder(mine, titleOf);
  return (["favourites", "channels", "direct"] as const).flatMap((section) => {
    const rows: SidebarRow[] = [];
    for (const { section: its, id } of order) {
      const entry = its === section ? mine.get(id) : undefined;
      if (entry && isShown(entry, folded.has(section), open)) rows.push({ kind: "channel", section, entry });
    }
    return section === "favourites" && rows.length === 0 ? [] : [{ kind: "heading" as const, section }, ...rows];
  });
}

const isShown = (entry: MyChannel, isFolded: boolean, open: string | undefined): boolean =>
  entry.channel.id === open || (entry.channel.archivedAt === null && (!isFolded || attentionOf(entry).bold));

type Ordered = { section: SectionId; id: string; key: string };
let known: { basis: string; order: readonly Ordered[] } = { basis: "", order: [] };

/**
 * Channels by name, direct messages by time. Sorting two thousand names takes longer than a frame should, and most
 * changes are something unread: the order is kept until something it rests on has changed.
 */
function inOrder(mine: ReadonlyMap<string, MyChannel>, titleOf: (channel: Channel) => string): readonly Ordered[] {
  const order: Ordered[] = [];
  let basis = "";
  for (const [id, entry] of mine) {
    const section = sectionOf(entry);
    const key = section === "direct" ? (entry.lastMessageAt ?? entry.channel.createdAt) : titleOf(entry.channel);
    order.push({ section, id, key });
    basis += `${id}${section}${key}\n`;
  }
  if (basis === known.basis) return known.order;
  order.sort((a, b) => {
    if (a.section !== b.section) return a.section < b.section ? -1 : 1;
    return a.section === "direct" ? b.key.localeCompare(a.key) : names.compare(a.key, b.key);
  });
  known = { basis, order };
  return order;
}

const names = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
