import type { Feature } from "#platform/router/page.ts";

/** What calls for one's attention, in one place: to read, to answer, to be done with. */
export const inbox: Feature = {
  name: "inbox",
  pages: [{ path: "/inbox", frame: "space", load: () => import("./inbox-page.tsx") }],
  later: () => import("./register-inbox.ts"),
};
