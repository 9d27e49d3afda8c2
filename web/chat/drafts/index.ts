/** Texts begun and not sent. */
export { draftOf, drafts, keepDraft, registerDrafts, useHasDraft } from "./draft-store.ts";
