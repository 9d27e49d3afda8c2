import { t } from "@lingui/core/macro";
import { Contact } from "lucide-react";
import type { Page } from "#platform/router/page.ts";
import { areas, finders } from "#platform/slots/shell-slots.ts";
import { findPeople } from "./find-people.ts";
import { registerMembersVersion } from "./member-list.ts";

/** Everybody of the workspace, to look through and to search. */
export { directoryActions } from "./directory-actions.ts";
export const directoryPages: readonly Page[] = [
  { path: "/people", frame: "space", load: () => import("./directory-page.tsx") },
];

export function registerDirectory(): void {
  registerMembersVersion();
  finders.add({ id: "people", label: () => t`People`, find: findPeople }, 200);
  areas.add(
    {
      id: "people",
      label: () => t`People`,
      icon: Contact,
      to: (slug) => `/${slug}/people`,
      holds: (path) => path.startsWith("/people"),
      permission: "member.list",
    },
    900,
  );
}
