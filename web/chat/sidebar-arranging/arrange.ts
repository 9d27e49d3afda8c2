import type { SidebarSection } from "@atrium/contract/chat/sidebar.ts";
import { newClientId } from "#platform/api/new-client-id.ts";
import { attempt } from "../call-here.ts";
import {
  channels,
  channelTitle,
  keepSection,
  mark,
  type SidebarRow,
  sections,
  sidebarRows,
} from "../channels/index.ts";
import { placeBetween } from "./place-between.ts";

const rows = (): SidebarRow[] =>
  sidebarRows(channels.get().mine, {
    sections: sections.get().map((section) => ({ ...section, folded: false })),
    open: undefined,
    titleOf: channelTitle,
  });

/** Puts a channel into a section: before another channel there, or first. */
export function putChannel(channelId: string, into: SidebarSection, beforeId: string | null): void {
  const mine = channels.get().mine.get(channelId);
  if (!mine || channelId === beforeId) return;
  const others = rows().flatMap((row) =>
    row.kind === "channel" && row.section.id === into.id && row.entry.channel.id !== channelId ? [row.entry] : [],
  );
  const wasHere = rows().some(
    (row) => row.kind === "channel" && row.section.id === into.id && row.entry.channel.id === channelId,
  );
  const at = beforeId === null ? 0 : others.findIndex((entry) => entry.channel.id === beforeId);
  const isManual = into.sort === "manual" || wasHere;
  // Whoever moves a channel within its section sorts it by hand from then on.
  if (isManual && into.sort !== "manual") keepSection(into.id, { sort: "manual" });
  const place = isManual ? placeAmong(others, at < 0 ? others.length : at) : undefined;
  const belongs = into.id === "favourites" ? { favourite: true } : { favourite: false, sectionId: ownId(into) };
  attempt(mark(channelId, { ...belongs, ...(place !== undefined && { place }) }));
}

const ownId = ({ id }: SidebarSection): string | null => (id === "channels" || id === "direct" ? null : id);

type Placed = { channel: { id: string }; place: string | null };

/** A place at that position; what stands before it and has none yet gets one. */
function placeAmong(others: readonly Placed[], at: number): string {
  let before: string | null = null;
  for (const { channel, place } of others.slice(0, at)) {
    const own: string = place !== null && (before === null || place > before) ? place : placeBetween(before, null);
    if (own !== place) attempt(mark(channel.id, { place: own }));
    before = own;
  }
  const after = others[at]?.place ?? null;
  return placeBetween(before, after !== null && (before === null || after > before) ? after : null);
}

/** Puts a section before another. */
export function putSection(id: SidebarSection["id"], before: SidebarSection): void {
  const others = sections.get().filter((section) => section.id !== id);
  const at = others.findIndex((section) => section.id === before.id);
  if (id === before.id || at < 0) return;
  keepSection(id, { place: placeBetween(others[at - 1]?.place ?? null, before.place) });
}

/** A new section stands below the favourites. */
export function makeSection(name: string): SidebarSection["id"] {
  const all = sections.get();
  const at = all.findIndex((section) => section.id === "favourites");
  const id = newClientId();
  keepSection(id, { name, place: placeBetween(all[at]?.place ?? null, all[at + 1]?.place ?? null) });
  return id;
}
