import { msg, t } from "@lingui/core/macro";
import { BookText } from "lucide-react";
import { commands, panels } from "#platform/slots/shell-slots.ts";
import { space } from "#platform/store/space.ts";
import { addErrorWords } from "#platform/words/error-words.ts";
import { localCommands } from "../commands/index.ts";
import { openSnippets, SnippetMenuHost } from "./snippet-menu.tsx";
import { registerSnippetStore, snippetsNow } from "./snippet-store.ts";

/** Called once, after the first screen stands. */
export function registerSnippets(): void {
  registerSnippetStore();
  panels.add(SnippetMenuHost);
  commands.add({
    id: "snippet.insert",
    label: () => t`Insert a saved text`,
    words: () => t`snippet, template, canned answer`,
    icon: BookText,
    group: () => t`Writing`,
    shortcut: "Mod+'",
    when: () => space.get() !== null && document.querySelector("[data-conversation]") !== null,
    run: openSnippets,
  });
  localCommands.add({
    name: "snippet",
    // Into the field, to be looked at before it is sent; a name nobody knows is the server's to refuse.
    write: (rest) => snippetsNow().find(({ name }) => name.toLowerCase() === rest.toLowerCase())?.text,
  });
  addErrorWords({ too_many: msg`There are too many already. Delete some first.` });
}
