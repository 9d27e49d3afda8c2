import { lazy } from "react";
import { following } from "#platform/realtime/follow.ts";
import { go } from "#platform/router/navigation.ts";
import { panels, railFoot } from "#platform/slots/shell-slots.ts";
import { adoptTimeZone } from "./adopt-time-zone.ts";
import { OwnMenu } from "./own-menu.tsx";
import { PersonPanel } from "./person-panel.tsx";

const OwnDialogs = lazy(() => import("./own-dialogs.tsx"));

/** Shows somebody's profile beside whatever is on the screen. */
export function openPerson(id: string): void {
  const search = new URLSearchParams(location.search);
  search.set("person", id);
  go(`${location.pathname}?${search}`);
}

/** One's own picture in the rail, with everything about oneself behind it (own-actions.ts, later). */
export function registerOwnProfile(): void {
  following.subscribe(() => {
    if (following.get().shows === "current") adoptTimeZone().catch(() => undefined);
  });
  railFoot.add(OwnMenu);
  panels.add(PersonPanel);
  panels.add(OwnDialogs);
}
