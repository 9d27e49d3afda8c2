import { useLingui } from "@lingui/react/macro";
import { Search } from "lucide-react";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Popover } from "react-aria-components/Popover";
import { VList, type VListHandle } from "virtua";
import { useSlot } from "#platform/slots/slot.ts";
import { useStore } from "#platform/store/use-store.ts";
import { EmojiText } from "#platform/words/emoji-text.tsx";
import { customEmoji } from "./custom-emoji.ts";
import { allEmoji, type EmojiEntry, emojiGroups, searchEmoji } from "./emoji-data.ts";
import { chooseSkinTone, likelyEmoji, noteEmoji, recentEmoji, skinTone } from "./emoji-memory.ts";
import { emojiPickerFoot } from "./emoji-picker-state.ts";

type Props = { beside: Element; onPick: (emoji: string) => void; onClose: () => void };
type Row = { heading: string; group: number } | { emoji: readonly EmojiEntry[] };

const perRow = 8;
const tones = ["✋", "✋🏻", "✋🏼", "✋🏽", "✋🏾", "✋🏿"];

/** Every emoji: by group, by search, and those used lately first. */
export default function EmojiPicker({ beside, onPick, onClose }: Props) {
  const { t } = useLingui();
  const [query, setQuery] = useState("");
  const [pointed, setPointed] = useState<EmojiEntry | null>(null);
  const list = useRef<VListHandle>(null);
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // A dialog it opens in gives the focus away only once it knows that the picker is its own.
    const soon = requestAnimationFrame(() => search.current?.focus());
    return () => cancelAnimationFrame(soon);
  }, []);
  const grid = useRef<HTMLDivElement>(null);
  const tone = useStore(skinTone);
  const rows = useRows(query, t`Used lately`);
  const pick = (entry: EmojiEntry) => {
    const emoji = withTone(entry, tone);
    noteEmoji(emoji);
    onPick(emoji);
  };
  const onKeyDown = (press: KeyboardEvent) => {
    const first = rows.find((row) => "emoji" in row);
    if (press.key === "Enter" && first && "emoji" in first && first.emoji[0]) pick(first.emoji[0]);
    else if (press.key === "ArrowDown") focusEmoji(grid.current, 0);
    else return;
    press.preventDefault();
  };
  return (
    <Popover
      isOpen
      triggerRef={{ current: beside }}
      placement="top end"
      offset={6}
      onOpenChange={(open) => open || onClose()}
      className="appear z-40 rounded-card border border-line bg-raised shadow-raised outline-none"
    >
      <Dialog aria-label={t`Choose an emoji`} className="flex w-[352px] max-w-[calc(100vw-16px)] flex-col outline-none">
        <div className="flex items-center gap-2 border-b border-line px-3 py-2">
          <Search size={16} strokeWidth={1.5} className="shrink-0 text-quiet" />
          <input
            ref={search}
            value={query}
            aria-label={t`Search emoji`}
            placeholder={t`Search emoji`}
            className="h-8 min-w-0 flex-1 bg-transparent text-ui outline-none placeholder:text-quiet"
            onChange={({ target }) => setQuery(target.value)}
            onKeyDown={onKeyDown}
          />
        </div>
        {query === "" && (
          <GroupBar
            onGo={(group) =>
              list.current?.scrollToIndex(rows.findIndex((row) => "group" in row && row.group === group))
            }
          />
        )}
        <div ref={grid} onKeyDown={(press) => walk(press, grid.current)} role="presentation">
          <VList ref={list} style={{ height: 264 }} data={rows} className="px-2">
            {(row, index) => <PickerRow key={index} row={row} tone={tone} onPick={pick} onPoint={setPointed} />}
          </VList>
        </div>
        {rows.length === 0 && <p className="px-4 pb-2 text-ui text-quiet">{t`No emoji has this name.`}</p>}
        <More onClose={onClose} />
        <div className="flex h-11 items-center gap-2 border-t border-line px-3">
          <span className="min-w-0 flex-1 truncate text-meta text-quiet">
            {pointed && (
              <>
                <EmojiText text={withTone(pointed, tone)} /> :{pointed.code}:
              </>
            )}
          </span>
          {tones.map((mark, index) => (
            <button
              key={mark}
              type="button"
              aria-label={t`Skin tone ${index + 1}`}
              aria-pressed={tone === index}
              className="size-7 cursor-pointer rounded-control text-ui aria-pressed:bg-accent-soft hover:bg-hover"
              onClick={() => chooseSkinTone(index)}
            >
              {mark}
            </button>
          ))}
        </div>
      </Dialog>
    </Popover>
  );
}

function PickerRow({
  row,
  tone,
  onPick,
  onPoint,
}: {
  row: Row;
  tone: number;
  onPick: (entry: EmojiEntry) => void;
  onPoint: (entry: EmojiEntry) => void;
}) {
  if ("heading" in row) return <h3 className="px-1 pb-1 pt-2 text-meta font-medium text-quiet">{row.heading}</h3>;
  return (
    <div className="grid grid-cols-8">
      {row.emoji.map((entry) => (
        <button
          key={entry.unicode}
          type="button"
          data-emoji=""
          tabIndex={-1}
          aria-label={entry.label}
          className="flex h-10 cursor-pointer items-center justify-center rounded-control text-[22px] leading-none hover:bg-hover focus-visible:bg-hover focus-visible:-outline-offset-2"
          onClick={() => onPick(entry)}
          onPointerEnter={() => onPoint(entry)}
          onFocus={() => onPoint(entry)}
        >
          <EmojiText text={withTone(entry, tone)} />
        </button>
      ))}
    </div>
  );
}

/** What features add below the list: a way to have more. */
function More({ onClose }: { onClose: () => void }) {
  return useSlot(emojiPickerFoot).map((Foot, at) => (
    // The list only ever grows when features register.
    // oxlint-disable-next-line react/no-array-index-key
    <Foot key={at} onClose={onClose} />
  ));
}

function GroupBar({ onGo }: { onGo: (group: number) => void }) {
  return (
    <div className="flex justify-between px-2 py-1">
      {emojiGroups.map(({ group, mark, name }) => (
        <button
          key={group}
          type="button"
          aria-label={name()}
          data-tip={name()}
          className="size-8 cursor-pointer rounded-control text-message hover:bg-hover"
          onClick={() => onGo(group)}
        >
          {mark}
        </button>
      ))}
    </div>
  );
}

function useRows(query: string, lately: string): Row[] {
  const recent = useStore(recentEmoji);
  const own = useStore(customEmoji);
  return useMemo(() => {
    if (query.trim()) return inRows(searchEmoji(query));
    const all = allEmoji(own);
    const known = likelyEmoji(recent).flatMap(
      (emoji) => all.find((one) => one.unicode === emoji || one.skins.includes(emoji)) ?? [],
    );
    const groups = emojiGroups.flatMap(({ group, name }) => {
      const entries = all.filter((entry) => entry.group === group);
      return entries.length > 0 ? [{ heading: name(), group }, ...inRows(entries)] : [];
    });
    return [{ heading: lately, group: -1 }, ...inRows(known.slice(0, 16)), ...groups];
  }, [query, recent, lately, own]);
}

const inRows = (entries: readonly EmojiEntry[]): Row[] =>
  Array.from({ length: Math.ceil(entries.length / perRow) }, (_, index) => ({
    emoji: entries.slice(index * perRow, (index + 1) * perRow),
  }));

const withTone = (entry: EmojiEntry, tone: number): string =>
  (tone > 0 ? entry.skins[tone - 1] : undefined) ?? entry.unicode;

const moves: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: perRow, ArrowUp: -perRow };

function walk(press: KeyboardEvent, grid: HTMLElement | null): void {
  const move = moves[press.key];
  if (move === undefined || !grid) return;
  const all = [...grid.querySelectorAll<HTMLElement>("[data-emoji]")];
  const now = all.indexOf(document.activeElement as HTMLElement);
  press.preventDefault();
  focusEmoji(grid, now + move);
}

function focusEmoji(grid: HTMLElement | null, index: number): void {
  const all = [...(grid?.querySelectorAll<HTMLElement>("[data-emoji]") ?? [])];
  all[Math.max(0, Math.min(all.length - 1, index))]?.focus();
}
