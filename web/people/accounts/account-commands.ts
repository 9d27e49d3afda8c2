import { t } from "@lingui/core/macro";
import { CircleUser, LogOut } from "lucide-react";
import { go } from "#platform/router/navigation.ts";
import type { Action } from "#platform/slots/action.ts";
import { commands, ownMenu } from "#platform/slots/shell-slots.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { toast } from "#ui/feedback/toast.ts";
import { leaveDevice } from "./account-store.ts";

const openAccount: Action = {
  id: "account.open",
  label: () => t`Account and devices`,
  icon: CircleUser,
  words: () => t`password, e-mail address, sessions, devices, two-factor, security, delete account`,
  group: () => t`Account`,
  run: () => go("/account"),
};

const signOut: Action = {
  id: "account.sign-out",
  label: () => t`Sign out`,
  icon: LogOut,
  words: () => t`log out, logout, log off, switch account`,
  group: () => t`Account`,
  run: signOutHere,
};

/** Signs out, and says so or why it could not be done. */
export async function signOutHere(): Promise<void> {
  try {
    await leaveDevice();
    go("/sign-in?done=out", { replace: true });
  } catch (error) {
    toast(errorWords(error), { kind: "danger" });
  }
}

/** Called once, after the first screen stands. */
export function registerAccountCommands(): void {
  for (const action of [openAccount, signOut]) {
    commands.add(action, 800);
    ownMenu.add(action, action === signOut ? 900 : 500);
  }
}
