import type { Channel, MyChannel } from "@atrium/contract/chat/channels.ts";
import type { SidebarSection } from "@atrium/contract/chat/sidebar.ts";
import { attentionOf } from "./my-channel.ts";

/** The rows of all sections in the order they are drawn and walked. */
export type SidebarRow =
  | { kind: "heading"; section: SidebarSection }
  | { kind: "channel"; section: SidebarSection; entry: MyChannel };

type About = {
  sections: readonly SidebarSection[];
  open: string | undefined;
  /** Only what is unread, and the open channel. */
  unreadOnly?: boolean;
  titleOf: (channel: Channel) => string;
};

/** Where a channel stands: favourites apart, then the section of one's own it was put into. */
function sectionOf(entry: MyChannel, known: ReadonlySet<string>): string {
  if (entry.favourite) return "favourites";
  if (entry.sectionId !== null && known.has(entry.sectionId)) return entry.sectionId;
  return entry.channel.kind === "channel" ? "channels" : "direct";
}

/** The rows of the sidebar. A folded section keeps what is unread, and the open channel. */
export function sidebarRows(
  mine: ReadonlyMap<string, MyChannel>,
  { sections, open, unreadOnly = false, titleOf }: About,
): SidebarRow[] {
  const order = inOrder(mine, sections, titleOf);
  return sections.flatMap((section) => {
    const rows: SidebarRow[] = [];
    const few = unreadOnly || section.folded;
    for (const { section: its, id } of order) {
      const entry = its === section.id ? mine.get(id) : undefined;
      if (entry && isShown(entry, few, open)) rows.push(channelRow(section, entry));
    }
    const stays = section.id !== "favourites" && !unreadOnly;
    return rows.length === 0 && !stays ? [] : [headingRow(section), ...rows];
  });
}

const ofChannels = new WeakMap<MyChannel, SidebarRow>();
const ofSections = new WeakMap<SidebarSection, SidebarRow>();

/** The same row as long as it shows the same, so that it need not be drawn again. */
function channelRow(section: SidebarSection, entry: MyChannel): SidebarRow {
  const before = ofChannels.get(entry);
  if (before?.section === section) return before;
  const row: SidebarRow = { kind: "channel", section, entry };
  ofChannels.set(entry, row);
  return row;
}

function headingRow(section: SidebarSection): SidebarRow {
  const row: SidebarRow = ofSections.get(section) ?? { kind: "heading", section };
  ofSections.set(section, row);
  return row;
}

const isShown = (entry: MyChannel, few: boolean, open: string | undefined): boolean =>
  entry.channel.id === open || (entry.channel.archivedAt === null && (!few || attentionOf(entry).bold));

type Ordered = { section: string; id: string; place: string; title: string; at: string };
let known: { basis: string; order: readonly Ordered[] } = { basis: "", order: [] };

/**
 * Each section in the order somebody chose for it. Sorting two thousand names takes longer than a frame should, and
 * most changes are something unread: the order is kept until something it rests on has changed.
 */
function inOrder(
  mine: ReadonlyMap<string, MyChannel>,
  sections: readonly SidebarSection[],
  titleOf: (channel: Channel) => string,
): readonly Ordered[] {
  const sorts = new Map<string, SidebarSection["sort"]>(sections.map(({ id, sort }) => [id, sort]));
  const ids = new Set<string>(sorts.keys());
  const order: Ordered[] = [];
  let basis = "";
  for (const [id, entry] of mine) {
    const section = sectionOf(entry, ids);
    const sort = sorts.get(section);
    const title = titleOf(entry.channel);
    const at = sort === "recent" ? (entry.lastMessageAt ?? entry.channel.createdAt) : "";
    const place = sort === "manual" ? (entry.place ?? last) : "";
    order.push({ section, id, place, title, at });
    basis += `${id}${section}${sort}${place}${at}${title}\n`;
  }
  if (basis === known.basis) return known.order;
  order.sort(compare);
  known = { basis, order };
  return order;
}

/** After every place there is. */
const last = "~";

function compare(a: Ordered, b: Ordered): number {
  if (a.section !== b.section) return a.section < b.section ? -1 : 1;
  if (a.place !== b.place) return a.place < b.place ? -1 : 1;
  return b.at.localeCompare(a.at) || names.compare(a.title, b.title);
}

const names = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
