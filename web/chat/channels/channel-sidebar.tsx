import { useLingui } from "@lingui/react/macro";
import { memo, useLayoutEffect, useMemo, useRef, useState } from "react";
import { Virtualizer } from "virtua";
import { changePreference, usePreference } from "#people/preferences/index.ts";
import { useProfiles } from "#people/profiles/index.ts";
import { useStore } from "#platform/store/use-store.ts";
import { Button } from "#ui/controls/button.tsx";
import { channels } from "./channel-store.ts";
import { channelTitle } from "./channel-title.ts";
import { useOpenChannel } from "./open-channel.ts";
import { type RowFrameProps, rowFrame } from "./row-frame.ts";
import { sections } from "./section-store.ts";
import { SidebarEntry } from "./sidebar-entry.tsx";
import { SidebarHeading } from "./sidebar-heading.tsx";
import { type SidebarRow, sidebarRows } from "./sidebar-rows.ts";

/** One's channels and messages in the sidebar. Only what is on the screen is drawn: some people are in thousands. */
export function ChannelSidebar() {
  const { t } = useLingui();
  const open = useOpenChannel();
  const unreadOnly = usePreference("unreadOnly");
  const rows = useSidebarRows(open, unreadOnly);
  const list = useRef<HTMLDivElement>(null);
  const { scroller, start } = useScroller(list, unreadOnly);
  return (
    <>
      {unreadOnly && <UnreadOnly />}
      <nav ref={list} aria-label={t`Channels`} className="min-h-0">
        {scroller && (
          <Virtualizer data={rows} scrollRef={{ current: scroller }} startMargin={start} bufferSize={300}>
            {(row) => <SidebarLine key={row.kind === "heading" ? row.section.id : row.entry.channel.id} row={row} />}
          </Virtualizer>
        )}
      </nav>
    </>
  );
}

/** Says why channels are missing, and brings them back: one key hides them, also by accident. */
function UnreadOnly() {
  const { t } = useLingui();
  return (
    <div className="mt-2 flex items-center gap-2 ps-2 text-meta text-quiet">
      <span className="min-w-0 flex-1 truncate">{t`Only what is unread`}</span>
      <Button size="small" kind="quiet" onPress={() => changePreference("unreadOnly", false)}>{t`Show all`}</Button>
    </div>
  );
}

/** Drawn again only when its own row is another one, not whenever another channel is opened. */
const SidebarLine = memo(function SidebarLine({ row }: { row: SidebarRow }) {
  const Row = useStore(rowFrame)?.Frame ?? Plain;
  return (
    <Row row={row}>
      {row.kind === "heading" ? <SidebarHeading section={row.section} /> : <SidebarEntry entry={row.entry} />}
    </Row>
  );
});

const Plain = ({ children }: RowFrameProps) => children;

function useSidebarRows(open: string | undefined, unreadOnly: boolean): SidebarRow[] {
  const mine = useStore(channels, (state) => state.mine);
  const kept = useStore(sections);
  const people = useMemo(() => [...mine.values()].flatMap((entry) => entry.channel.people).slice(0, 400), [mine]);
  // Names decide the order, and come after the channels.
  const known = useProfiles(people);
  return useMemo(
    () => sidebarRows(mine, { sections: kept, open, unreadOnly, titleOf: channelTitle }),
    // oxlint-disable-next-line react/exhaustive-deps
    [mine, kept, open, unreadOnly, known],
  );
}

/** The scrolling column this list stands in, and how far below its beginning. */
function useScroller(list: React.RefObject<HTMLElement | null>, withLine: boolean) {
  const [place, setPlace] = useState<{ scroller: HTMLElement | null; start: number }>({ scroller: null, start: 0 });
  useLayoutEffect(() => {
    const element = list.current;
    const scroller = element?.parentElement ?? null;
    if (!element || !scroller) return;
    const measure = () => {
      const start = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
      setPlace((before) =>
        before.scroller === scroller && Math.abs(before.start - start) < 1 ? before : { scroller, start },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (const child of scroller.children) observer.observe(child);
    return () => observer.disconnect();
    // Whatever stands above it is measured anew.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [list, withLine]);
  return place;
}
