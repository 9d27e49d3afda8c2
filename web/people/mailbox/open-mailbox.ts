import { t } from "@lingui/core/macro";
import { Mails } from "lucide-react";
import { go } from "#platform/router/navigation.ts";
import type { Action } from "#platform/slots/action.ts";
import { commands, ownMenu } from "#platform/slots/shell-slots.ts";
import { accountState } from "../accounts/index.ts";

const openMailbox: Action = {
  id: "mailbox.open",
  label: () => t`Mails kept on this server`,
  icon: Mails,
  words: () => t`e-mail, mailbox, local mail`,
  group: () => t`Account`,
  when: () => accountState.get().account?.operator === true,
  run: () => go("/local-mail"),
};

export function registerMailbox(): void {
  commands.add(openMailbox, 810);
  ownMenu.add(openMailbox, 510);
}
