import { t } from "@lingui/core/macro";
import { Mails } from "lucide-react";
import { go } from "#platform/router/navigation.ts";
import type { Page } from "#platform/router/page.ts";
import type { Action } from "#platform/slots/action.ts";
import { commands, ownMenu } from "#platform/slots/shell-slots.ts";
import { accountState } from "../accounts/index.ts";

/** The mails an instance without a mail server keeps for its operator. */
export const mailboxPages: readonly Page[] = [
  { path: "/local-mail", frame: "bare", load: () => import("./mailbox-page.tsx") },
];

const openMailbox: Action = {
  id: "mailbox.open",
  label: () => t`Mails kept on this server`,
  icon: Mails,
  group: () => t`Account`,
  when: () => accountState.get().account?.operator === true,
  run: () => go("/local-mail"),
};

export function registerMailbox(): void {
  commands.add(openMailbox, 810);
  ownMenu.add(openMailbox, 510);
}
