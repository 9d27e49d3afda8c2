/** Texts begun and not sent. */
export {
  adoptDraft,
  adopted,
  draftOf,
  drafts,
  draftsLoaded,
  keepDraft,
  registerDrafts,
  useHasDraft,
  writeDraft,
} from "./draft-store.ts";
