import { t } from "@lingui/core/macro";
import { Inbox } from "lucide-react";
import type { Feature } from "#platform/router/page.ts";
import { areas } from "#platform/slots/shell-slots.ts";
import { useStore } from "#platform/store/use-store.ts";
import { inboxCount } from "./inbox-waiting.ts";

/** What calls for one's attention, in one place: to read, to answer, to be done with. */
export const inbox: Feature = {
  name: "inbox",
  pages: [{ path: "/inbox", frame: "space", load: () => import("./inbox-page.tsx") }],
  // Stands from the beginning, so that nothing moves in the rail; what it counts is asked for later.
  register: () =>
    areas.add(
      {
        id: "inbox",
        label: () => t`Inbox`,
        icon: Inbox,
        to: (slug) => `/${slug}/inbox`,
        holds: (path) => path.startsWith("/inbox"),
        useBadge: () => useStore(inboxCount, ({ waiting }) => waiting),
      },
      150,
    ),
  later: () => import("./register-inbox.ts"),
};
