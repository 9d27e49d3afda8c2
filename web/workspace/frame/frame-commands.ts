import { t } from "@lingui/core/macro";
import { ArrowLeft, ArrowRight, House, PanelRight, PanelsTopLeft } from "lucide-react";
import { go } from "#platform/router/navigation.ts";
import type { Action } from "#platform/slots/action.ts";
import { areas, banners, commands } from "#platform/slots/shell-slots.ts";
import { space } from "#platform/store/space.ts";
import { widenPanel } from "#ui/layout/side-panel.tsx";
import { myWorkspaces } from "../workspaces/index.ts";
import { ConnectionBar } from "./connection-bar.tsx";
import { VersionBar } from "./version-bar.tsx";

const goTo = () => t`Go to`;
const inside = () => space.get() !== null;

/** F6 goes round the regions of the frame, Shift-F6 the other way (WAI-ARIA practices). */
function cycleRegions(step: 1 | -1): void {
  const order = ["rail", "sidebar", "main", "panel"];
  const regions = [...document.querySelectorAll<HTMLElement>("[data-region]")]
    .filter((region) => region.checkVisibility())
    .sort((a, b) => order.indexOf(a.dataset.region ?? "") - order.indexOf(b.dataset.region ?? ""));
  if (regions.length === 0) return;
  const now = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(now + step + regions.length) % regions.length];
  const first = next?.querySelector<HTMLElement>(
    '[data-region-start], [aria-current="page"], a[href], button:not([disabled]):not([tabindex="-1"]), [tabindex="0"]',
  );
  (first ?? next)?.focus();
}

const actions: readonly Action[] = [
  {
    id: "frame.next-region",
    label: () => t`Next part of the screen`,
    icon: PanelsTopLeft,
    group: goTo,
    shortcut: "F6",
    keysOnly: true,
    when: inside,
    run: () => cycleRegions(1),
  },
  {
    id: "frame.previous-region",
    label: () => t`Previous part of the screen`,
    icon: PanelsTopLeft,
    group: goTo,
    shortcut: "Shift+F6",
    keysOnly: true,
    when: inside,
    run: () => cycleRegions(-1),
  },
  {
    id: "frame.back",
    label: () => t`Back`,
    icon: ArrowLeft,
    group: goTo,
    shortcut: "Alt+ArrowLeft",
    keysOnly: true,
    run: () => history.back(),
  },
  {
    id: "frame.forward",
    label: () => t`Forward`,
    icon: ArrowRight,
    group: goTo,
    shortcut: "Alt+ArrowRight",
    keysOnly: true,
    run: () => history.forward(),
  },
  {
    id: "frame.widen-panel",
    label: () => t`Widen the panel on the side`,
    icon: PanelRight,
    group: goTo,
    // The same key types another character together with Shift, depending on the keyboard.
    shortcut: "Mod+Shift+.",
    when: inside,
    run: widenPanel,
  },
];

/** Ctrl-1 to Ctrl-9 switch between workspaces. */
const switchTo = (at: number): Action => ({
  id: `workspace.switch-${at + 1}`,
  label: () => t`Switch to ${myWorkspaces.get()?.[at]?.workspace.name ?? ""}`,
  group: goTo,
  shortcut: `Mod+${at + 1}`,
  when: () =>
    (myWorkspaces.get()?.length ?? 0) > at && myWorkspaces.get()?.[at]?.workspace.id !== space.get()?.workspaceId,
  run: () => go(`/${myWorkspaces.get()?.[at]?.workspace.slug}`),
});

export function registerFrame(): void {
  for (const action of actions) commands.add(action, 600);
  for (let at = 0; at < 9; at += 1) commands.add(switchTo(at), 610);
  banners.add(ConnectionBar);
  banners.add(VersionBar);
  const home = /^(?:\/?|\/(?:c|m|t)\/.*|\/(?:threads|unreads|mentions|later|drafts))$/;
  areas.add(
    { id: "home", label: () => t`Home`, icon: House, to: (slug) => `/${slug}`, holds: (path) => home.test(path) },
    100,
  );
}
