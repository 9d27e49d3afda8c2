import { useLingui } from "@lingui/react/macro";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { go } from "#platform/router/navigation.ts";
import { useFileTarget } from "./dragged-files.ts";
import { PlaceName } from "./file-facts.tsx";
import { pathTo, useFolders } from "./folder-store.ts";
import { channelOf, type LibraryQuery, libraryAddress } from "./library-address.ts";
import type { Spot } from "./place-files.ts";

type Props = {
  query: LibraryQuery;
  /** Goes there; without it the address changes. */
  onQuery?: (query: LibraryQuery) => void;
};

/** Where one is: everything, a place, a folder in a folder. Each leads there and takes what is dropped on it. */
export function LibraryCrumbs({ query: { place, folderId }, onQuery }: Props) {
  const { t } = useLingui();
  const folders = useFolders(place ?? "workspace");
  const path = pathTo(folders?.all ?? [], folderId);
  const takes = folders?.mayOrganise === true;
  const channelId = channelOf(place);
  const isHere = (id: string | undefined) => id === folderId;
  const isElsewhere = place !== undefined && place !== "workspace";
  return (
    <nav aria-label={t`Where`} className="min-w-0">
      <ol className="flex min-w-0 flex-wrap items-center gap-0.5 text-ui">
        {!onQuery && (
          <Crumb query={{}} onQuery={onQuery} isHere={place === undefined} spot={null}>
            {t`All files`}
          </Crumb>
        )}
        {(isElsewhere || folders) && (
          <Crumb
            query={{ place: place ?? "workspace" }}
            onQuery={onQuery}
            isHere={place !== undefined && isHere(undefined)}
            isAside={place === undefined}
            spot={takes && place ? { channelId, folderId: null } : null}
          >
            <PlaceName channelId={channelId} />
          </Crumb>
        )}
        {path.map(({ id, name }) => (
          <Crumb
            key={id}
            query={{ ...(place && { place }), folderId: id }}
            onQuery={onQuery}
            isHere={isHere(id)}
            spot={takes ? { channelId, folderId: id } : null}
          >
            <bdi>{name}</bdi>
          </Crumb>
        ))}
      </ol>
    </nav>
  );
}

type CrumbProps = Props & {
  isHere: boolean;
  /** Beside the one before, not within it. */
  isAside?: boolean;
  spot: Spot | null;
  children: ReactNode;
};

function Crumb({ query, onQuery, isHere, isAside = false, spot, children }: CrumbProps) {
  const to = libraryAddress(query);
  const { over, props } = useFileTarget(isHere ? null : spot);
  return (
    <li className="group flex min-w-0 items-center" {...props}>
      {!isAside && (
        <ChevronRight
          size={14}
          strokeWidth={1.75}
          className="mx-0.5 shrink-0 text-quiet group-first:hidden rtl:-scale-x-100"
        />
      )}
      <a
        href={to}
        aria-current={isHere ? "page" : undefined}
        onClick={(click) => {
          if (click.metaKey || click.ctrlKey || click.shiftKey) return;
          click.preventDefault();
          if (onQuery) onQuery(query);
          else go(to);
        }}
        className={`flex h-8 max-w-48 items-center truncate rounded-control px-2 touch:h-11 ${isHere ? "font-medium text-text" : "text-quiet hover:bg-hover hover:text-text"} ${over ? "bg-accent-soft outline-2 outline-accent" : ""}`}
      >
        {children}
      </a>
    </li>
  );
}
