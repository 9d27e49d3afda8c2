import type { FileType } from "@atrium/contract/files/library.ts";
import { useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { useMemo } from "react";
import { PersonFilter } from "#people/picker/index.ts";
import { Select } from "#ui/controls/select.tsx";
import type { LibraryQuery, Since } from "./library-address.ts";
import { useListing } from "./library-store.ts";

type Props = { query: LibraryQuery; onQuery: (changes: Partial<LibraryQuery>) => void };

/** Narrows a list of files by what they are, whose, and when. */
export function LibraryFilters({ query, onQuery }: Props) {
  const { t } = useLingui();
  const types: Record<FileType, string> = {
    image: t`Pictures`,
    video: t`Videos`,
    audio: t`Audio`,
    document: t`Documents`,
    other: t`Other files`,
  };
  const spans: Record<Since, string> = { week: t`The last 7 days`, month: t`The last 30 days`, year: t`The last year` };
  const { type, since, tag } = query;
  const near = useUploaders(query);
  const optionsOf = (words: Record<string, string>) =>
    Object.entries(words).map(([value, label]) => ({ value, label }));
  return (
    <div className="-m-1 flex min-w-0 items-center gap-2 overflow-x-auto p-1 [scrollbar-width:none] *:shrink-0 wide:flex-wrap">
      <Select
        label={t`Type`}
        hideLabel
        size="small"
        value={type ?? ""}
        options={[{ value: "", label: t`All types` }, ...optionsOf(types)]}
        onChange={(value) => onQuery({ type: (value || undefined) as FileType })}
      />
      <PersonFilter
        label={t`Person`}
        chosen={query.uploaderId}
        near={near}
        onChoose={(id) => onQuery({ uploaderId: id } as Partial<LibraryQuery>)}
      />
      <Select
        label={t`Time`}
        hideLabel
        size="small"
        value={since ?? ""}
        options={[{ value: "", label: t`Any time` }, ...optionsOf(spans)]}
        onChange={(value) => onQuery({ since: (value || undefined) as Since })}
      />
      {tag && (
        <button
          type="button"
          aria-label={t`Show files without the tag ${tag} as well`}
          onClick={() => onQuery({ tag: undefined } as unknown as Partial<LibraryQuery>)}
          className="flex h-8 cursor-pointer items-center gap-1 rounded-full bg-accent-soft pe-2 ps-3 text-ui text-accent-ink touch:h-11"
        >
          <bdi>{tag}</bdi>
          <X size={14} strokeWidth={2} />
        </button>
      )}
    </div>
  );
}

/** Whose files are here, as far as they were read. */
function useUploaders({ uploaderId: _uploaderId, ...rest }: LibraryQuery): string[] {
  const { files } = useListing(rest);
  return useMemo(() => [...new Set(files.map(({ file }) => file.uploaderId))], [files]);
}
