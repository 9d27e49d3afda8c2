import type { LibraryFile } from "@atrium/contract/files/library.ts";
import { Plural, Trans } from "@lingui/react/macro";
import { useProfile } from "#people/profiles/index.ts";
import { useSlot } from "#platform/slots/slot.ts";
import { date } from "#platform/words/moments.ts";
import { sizeWords } from "../file-words.ts";
import { VersionMark } from "../version-mark.tsx";
import { placeNames } from "./place-names.ts";

/** Whose it is and where, for a line below the name. */
export function FileOrigin({ entry: { file, place }, withPlace }: { entry: LibraryFile; withPlace: boolean }) {
  const name = useProfile(file.uploaderId)?.name ?? "";
  return (
    <span className="flex min-w-0 items-center gap-1 truncate">
      <bdi className="truncate">{name}</bdi>
      {withPlace && (
        <>
          <span aria-hidden="true">·</span>
          <PlaceName channelId={place.channelId} />
        </>
      )}
    </span>
  );
}

/** A channel's name, or that it lies among the workspace's own files. */
export function PlaceName({ channelId }: { channelId: string | null }) {
  const Name = useSlot(placeNames)[0];
  return (
    <span className="truncate">
      {channelId === null ? <Trans>Workspace files</Trans> : Name && <Name channelId={channelId} />}
    </span>
  );
}

/** When it came and how large it is. */
export const FileMeasure = ({ entry: { file } }: { entry: LibraryFile }) => (
  <span className="shrink-0 tabular-nums">
    {date(file.createdAt)}
    <span className="hidden wide:inline"> · {sizeWords(file.size)}</span>
  </span>
);

/** Small signs beside the name: that it has newer contents, and what it is tagged. */
export function FileMarks({ entry: { file, tags } }: { entry: LibraryFile }) {
  const [shown, more] = [tags.slice(0, 2), tags.length - 2];
  return (
    <>
      <VersionMark version={file.version} />
      {shown.map((tag) => (
        <span
          key={tag}
          className="max-w-28 shrink-0 truncate rounded-full border border-line px-1.5 text-meta text-quiet"
        >
          <bdi>{tag}</bdi>
        </span>
      ))}
      {more > 0 && (
        <span className="shrink-0 text-meta text-quiet">
          <Plural value={more} one="# more tag" other="# more tags" />
        </span>
      )}
    </>
  );
}
