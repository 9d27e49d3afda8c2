import { msg, t } from "@lingui/core/macro";
import { Bookmark, BookmarkX } from "lucide-react";
import { go } from "#platform/router/navigation.ts";
import { commands, sidebarLinks } from "#platform/slots/shell-slots.ts";
import { currentSpace, space } from "#platform/store/space.ts";
import { addErrorWords } from "#platform/words/error-words.ts";
import { attempt } from "../call-here.ts";
import { type MessageAction, messageActions, messageMarks } from "../messages/index.ts";
import { toggleSaved } from "./save.ts";
import { registerSavedList } from "./saved-list.ts";
import { SavedMark } from "./saved-mark.tsx";
import { isSaved, registerSavedStore } from "./saved-store.ts";

const save: MessageAction = {
  id: "message.save",
  label: () => t`Save for later`,
  icon: Bookmark,
  shortcut: "S",
  group: () => t`Message`,
  onBar: true,
  when: ({ message }) => message.deletedAt === null && !isSaved(message.id),
  run: ({ message }) => attempt(toggleSaved(message)),
};

const unsave: MessageAction = {
  ...save,
  id: "message.unsave",
  label: () => t`No longer save for later`,
  icon: BookmarkX,
  when: ({ message }) => isSaved(message.id),
};

/** Called once. */
export function registerSaved(): void {
  registerSavedStore();
  registerSavedList();
  messageActions.add(save, 30);
  messageActions.add(unsave, 30);
  messageMarks.add(SavedMark, 20);
  sidebarLinks.add(
    {
      id: "later",
      label: () => t`Later`,
      icon: Bookmark,
      to: (slug) => `/${slug}/later`,
      holds: (path) => path === "/later",
    },
    40,
  );
  commands.add({
    id: "later.open",
    label: () => t`Saved for later`,
    words: () => t`bookmarks, saved items, to do`,
    icon: Bookmark,
    group: () => t`Go to`,
    shortcut: "Alt+Shift+L",
    when: () => space.get() !== null,
    run: () => go(`/${currentSpace().slug}/later`),
  });
  addErrorWords({ too_many_saved: msg`You have saved a thousand messages. Tick some off first.` });
}
