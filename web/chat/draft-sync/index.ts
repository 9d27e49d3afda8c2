import { fieldNotes } from "../composer/index.ts";
import { registerDraftSync as registerSync } from "./draft-sync.ts";
import { OtherDraft } from "./other-draft.tsx";

/** Drafts on all of one's devices; called once, after the first screen stands. */
export function registerDraftSync(): void {
  registerSync();
  fieldNotes.add(OtherDraft);
}
