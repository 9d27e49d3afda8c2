import { useLingui } from "@lingui/react/macro";
import { Outlet } from "@tanstack/react-router";
import { Suspense } from "react";
import { usePath } from "#platform/router/navigation.ts";
import { isOwnWindow } from "#platform/router/own-window.ts";
import { banners, panels } from "#platform/slots/shell-slots.ts";
import { useSlot } from "#platform/slots/slot.ts";
import { useSpace } from "#platform/store/space.ts";
import { SidePanelOutlet } from "#ui/layout/side-panel.tsx";
import { useWide } from "#ui/layout/use-wide.ts";
import { BottomBar } from "./bottom-bar.tsx";
import { HomePane } from "./home-pane.tsx";
import { Rail } from "./rail.tsx";
import { Sidebar } from "./sidebar.tsx";

/**
 * The frame around every screen of a workspace: rail, sidebar, main pane, right panel. On a phone one column at
 * a time: the sidebar is the screen of the workspace's own address, everything else covers it.
 */
export function Shell() {
  const { t } = useLingui();
  const wide = useWide();
  const { slug } = useSpace();
  const path = usePath();
  const atHome = path.replace(/\/$/, "") === `/${slug}`;
  const own = isOwnWindow();
  const listed = (wide && !own) || atHome;
  return (
    <div className="flex h-full flex-col">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:start-2 focus:top-2 focus:z-50 focus:rounded-control focus:bg-accent focus:px-3 focus:py-2 focus:text-on-accent"
      >
        {t`Skip to content`}
      </a>
      <Slotted slot={banners} />
      <div className="flex min-h-0 flex-1">
        {wide && !own && <Rail />}
        {listed && <Sidebar wide={wide} />}
        <div className={`relative min-w-0 flex-1 ${listed && !wide ? "hidden" : "flex"}`}>
          <main
            id="main"
            data-region="main"
            tabIndex={-1}
            className="min-w-0 flex-1 overflow-hidden bg-surface outline-none"
          >
            <Suspense fallback={null}>{atHome ? <HomePane /> : <Outlet />}</Suspense>
          </main>
          <SidePanelOutlet label={t`Details`} sizeLabel={t`Width of the details`} region="panel" />
        </div>
      </div>
      {!wide && !own && <BottomBar />}
      <Slotted slot={panels} />
    </div>
  );
}

function Slotted({ slot }: { slot: typeof panels }) {
  return useSlot(slot).map((Item, at) => (
    // The list only ever grows at the start of the app.
    // oxlint-disable-next-line react/no-array-index-key
    <Suspense key={at} fallback={null}>
      <Item />
    </Suspense>
  ));
}
