import { msg, t } from "@lingui/core/macro";
import { Smile } from "lucide-react";
import { lazy } from "react";
import { go } from "#platform/router/navigation.ts";
import type { Action } from "#platform/slots/action.ts";
import { commands, settingsTabs } from "#platform/slots/shell-slots.ts";
import { currentSpace, space } from "#platform/store/space.ts";
import { addErrorWords } from "#platform/words/error-words.ts";
import { may } from "#workspace/workspaces/index.ts";
import { emojiPickerFoot } from "../emoji/index.ts";
import { AddEmojiLink } from "./add-emoji-link.tsx";
import { registerEmojiStore } from "./emoji-store.ts";

const open: Action = {
  id: "emoji.own",
  label: () => t`Emoji of this workspace`,
  words: () => t`custom emoji, add emoji, upload emoji`,
  icon: Smile,
  group: () => t`Workspace`,
  when: () => space.get() !== null && may("emoji.add"),
  run: () => go(`/${currentSpace().slug}/settings?tab=emoji`),
};

/** Called once. */
export function registerCustomEmoji(): void {
  registerEmojiStore();
  settingsTabs.add({ id: "emoji", label: () => t`Emoji`, Content: lazy(() => import("./emoji-settings.tsx")) }, 300);
  emojiPickerFoot.add(AddEmojiLink);
  commands.add(open, 700);
  addErrorWords({
    unknown_emoji: msg`This emoji is not there any more. Choose another one.`,
    emoji_name_taken: msg`An emoji has this name already. Choose another one.`,
    bad_picture: msg`This picture could not be read. Try another one.`,
    too_many_emoji: msg`This workspace has 5,000 emoji of its own. Delete some first.`,
  });
}
