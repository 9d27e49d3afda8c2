import { readQuery, termsOf } from "@atrium/contract/search/query-text.ts";
import { type FoundFile, searchFiles } from "@atrium/contract/search/search.ts";
import { Trans, useLingui } from "@lingui/react/macro";
import { FileSearch, SearchX } from "lucide-react";
import { useEffect, useState } from "react";
import { FileMeasure, FileOrigin, FilePicture } from "#files/library/index.ts";
import { openLightbox } from "#files/lightbox/index.ts";
import { FileMenu } from "#files/shown/index.ts";
import { attempt, callHere } from "#platform/realtime/call-here.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { Button } from "#ui/controls/button.tsx";
import { EmptyState } from "#ui/feedback/empty-state.tsx";
import { ErrorState } from "#ui/feedback/error-state.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import type { Search } from "../search-address.ts";
import { HighlightedText } from "./highlighted-text.tsx";
import { queryErrorWords } from "./query-error-words.ts";

type Found = { files: readonly FoundFile[]; corrected: string | null; next: string | undefined };

/** Files by name, tags and what stands in them. */
export function FileResults({ search }: { search: Search }) {
  const { t } = useLingui();
  if (search.query === "") {
    return (
      <EmptyState icon={FileSearch} title={t`Type a name, or words of a file`}>
        {t`Files are found by name, by tags, and by what stands in documents. Narrow with from:, in:, before: and has:image.`}
      </EmptyState>
    );
  }
  return <Files key={JSON.stringify(search)} search={search} />;
}

function Files({ search }: { search: Search }) {
  const { t } = useLingui();
  const { found, error, more } = useFoundFiles(search);
  if (error !== null && !found)
    return <ErrorState title={t`This could not be searched`}>{queryErrorWords(error) ?? errorWords(error)}</ErrorState>;
  if (!found) return <Skeleton rows={6} withPicture label={t`Searching in files`} />;
  if (found.files.length === 0 && !found.next)
    return (
      <EmptyState icon={SearchX} title={t`No file fits`}>{t`Small typing errors in names are allowed for.`}</EmptyState>
    );
  const terms = found.corrected?.split(" ") ?? termsOf(readQuery(search.query));
  const open = (id: string) =>
    openLightbox(
      found.files.map(({ file: { file, place } }) => ({ file, saidAt: place.sharedAt })),
      id,
    );
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-2 wide:px-4">
      {found.corrected && (
        <p className="px-2 py-1 text-ui text-quiet">
          <Trans>
            Found for <strong className="text-text">{found.corrected}</strong>
          </Trans>
        </p>
      )}
      <div role="list" aria-label={t`Files found`}>
        {found.files.map((one) => (
          <FoundRow key={one.file.file.id} found={one} terms={terms} onOpen={() => open(one.file.file.id)} />
        ))}
      </div>
      {found.next && (
        <div className="flex justify-center p-3">
          <Button onPress={() => attempt(more())}>{t`Show more`}</Button>
        </div>
      )}
    </div>
  );
}

function FoundRow({
  found: { file: entry, excerpt },
  terms,
  onOpen,
}: {
  found: FoundFile;
  terms: string[];
  onOpen: () => void;
}) {
  return (
    <div role="listitem" className="group relative flex items-start gap-3 rounded-card p-2 hover:bg-hover">
      <span className="size-10 shrink-0 overflow-hidden rounded-control">
        <FilePicture file={entry.file} />
      </span>
      <span className="flex min-w-0 flex-1 flex-col">
        <button
          type="button"
          onClick={onOpen}
          className="min-w-0 cursor-pointer truncate text-start text-message font-medium before:absolute before:inset-0 before:rounded-card focus-visible:outline-none focus-visible:before:outline-2 focus-visible:before:-outline-offset-2 focus-visible:before:outline-focus"
        >
          <bdi>{entry.file.name}</bdi>
        </button>
        <span className="flex min-w-0 items-center gap-1 text-meta text-quiet">
          <FileOrigin entry={entry} withPlace />
          <span aria-hidden="true">·</span>
          <FileMeasure entry={entry} />
        </span>
        {excerpt && <HighlightedText text={excerpt} terms={terms} plain />}
      </span>
      <span className="relative">
        <FileMenu file={entry.file} />
      </span>
    </div>
  );
}

function useFoundFiles({ query, channelId, archived }: Search) {
  const [found, setFound] = useState<Found | null>(null);
  const [error, setError] = useState<unknown>(null);
  const input = { query, archived: archived ? ("include" as const) : ("no" as const), ...(channelId && { channelId }) };
  const key = JSON.stringify(input);
  useEffect(() => {
    let isGone = false;
    callHere(searchFiles, JSON.parse(key)).then(
      ({ files, corrected, next }) => isGone || setFound({ files, corrected, next }),
      (problem: unknown) => isGone || setError(problem),
    );
    return () => void (isGone = true);
  }, [key]);
  const more = async () => {
    if (!found?.next) return;
    const page = await callHere(searchFiles, { ...input, cursor: found.next });
    setFound({ ...found, files: [...found.files, ...page.files], next: page.next });
  };
  return { found, error, more };
}
