/** Messages begun and not sent: their texts, and that they carry something. */
export { carried } from "./carried.ts";
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
