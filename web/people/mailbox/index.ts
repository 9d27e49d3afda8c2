import type { Page } from "#platform/router/page.ts";

export { registerMailbox } from "./open-mailbox.ts";

/** The mails an instance without a mail server keeps for its operator. */
export const mailboxPages: readonly Page[] = [
  { path: "/local-mail", frame: "bare", load: () => import("./mailbox-page.tsx") },
];
