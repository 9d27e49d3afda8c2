import type { FoundPlace } from "@atrium/contract/search/search.ts";
import { useLingui } from "@lingui/react/macro";
import { Archive, Hash, Lock } from "lucide-react";
import { useProfiles } from "#people/profiles/index.ts";
import { useSpace } from "#platform/store/space.ts";

/** A conversation as a heading names it. */
export function PlaceName({ place }: { place: FoundPlace | undefined }) {
  const { t } = useLingui();
  const { memberId } = useSpace();
  const others = (place?.people ?? []).filter((id) => id !== memberId);
  const people = useProfiles(others.length > 0 ? others : (place?.people ?? []));
  if (!place) return null;
  if (place.kind !== "channel") return <bdi className="truncate">{people.map((one) => one.name).join(", ")}</bdi>;
  const Icon = place.visibility === "private" ? Lock : Hash;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <Icon size={15} strokeWidth={1.75} className="shrink-0 text-quiet" />
      <bdi className="truncate">{place.name}</bdi>
      {place.archived && (
        <Archive size={14} strokeWidth={1.75} className="shrink-0 text-quiet" aria-label={t`Archived`} />
      )}
    </span>
  );
}
