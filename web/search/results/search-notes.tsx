import type { SearchNote } from "@atrium/contract/search/search.ts";
import { useLingui } from "@lingui/react/macro";
import { Info } from "lucide-react";

/** What a search could not do in full. */
export function SearchNotes({ notes }: { notes: readonly SearchNote[] }) {
  const { t } = useLingui();
  const words: Record<SearchNote, string> = {
    nothing_to_find: t`Add a word to look for: words with a minus only leave things out.`,
    not_all_seen: t`These words are so common that only the newest messages were read. Go on with “Show more”, or add a word.`,
    still_reading: t`Older messages are still being read in; more may be found in a few minutes.`,
  };
  return notes.map((note) => (
    <p key={note} className="mx-2 mt-2 flex items-center gap-2 text-meta text-quiet">
      <Info size={14} strokeWidth={1.75} className="shrink-0" />
      {words[note]}
    </p>
  ));
}
