import { msg, t } from "@lingui/core/macro";
import { CircleUser, LogOut } from "lucide-react";
import { go } from "#platform/router/navigation.ts";
import type { Action } from "#platform/slots/action.ts";
import { commands, ownMenu } from "#platform/slots/shell-slots.ts";
import { addErrorWords, errorWords } from "#platform/words/error-words.ts";
import { toast } from "#ui/feedback/toast.ts";
import { leaveDevice, loadAccount, watchSession } from "./account-store.ts";

const openAccount: Action = {
  id: "account.open",
  label: () => t`Account and devices`,
  icon: CircleUser,
  group: () => t`Account`,
  run: () => go("/account"),
};

const signOut: Action = {
  id: "account.sign-out",
  label: () => t`Sign out`,
  icon: LogOut,
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

export function registerAccounts(): void {
  watchSession();
  loadAccount().catch(reportError);
  for (const action of [openAccount, signOut]) {
    commands.add(action, 800);
    ownMenu.add(action, action === signOut ? 900 : 500);
  }
  addErrorWords({
    wrong_credentials: msg`The password is not right. Check it and try again.`,
    email_taken: msg`Another account has this e-mail address.`,
    token_expired: msg`This link was used already or is too old. Ask for a new mail.`,
    password_too_common: msg`Many people use this password, so it is guessed first. Choose another.`,
    bad_picture: msg`This picture could not be read. Use a PNG, JPEG or WebP of at most 200 KB.`,
    unknown_time_zone: msg`This time zone is not known. Choose another.`,
  });
}
