import { msg } from "@lingui/core/macro";
import { panels } from "#platform/slots/shell-slots.ts";
import { addErrorWords } from "#platform/words/error-words.ts";
import { GroupDialogHost } from "./group-dialog-host.tsx";

/** What the first screen does without. */
export function register(): void {
  panels.add(GroupDialogHost);
  addErrorWords({ handle_taken: msg`Another group is called this already. Choose another handle.` });
}
