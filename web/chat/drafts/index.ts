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
} from "./draft-store.ts";
