import { readQuery, termsOf } from "@atrium/contract/search/query-text.ts";
import type { FoundMessage, FoundPlace } from "@atrium/contract/search/search.ts";
import { Plural, useLingui } from "@lingui/react/macro";
import { Search as SearchIcon, SearchX } from "lucide-react";
import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from "react";
import { errorWords } from "#platform/words/error-words.ts";
import { date, dayOfYear } from "#platform/words/moments.ts";
import { Button } from "#ui/controls/button.tsx";
import { EmptyState } from "#ui/feedback/empty-state.tsx";
import { ErrorState } from "#ui/feedback/error-state.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { type Found, keepPlace, keyOf } from "../found-store.ts";
import type { Search } from "../search-address.ts";
import { MessageHit } from "./message-hit.tsx";
import { PlaceName } from "./place-name.tsx";
import { queryErrorWords } from "./query-error-words.ts";
import { SearchNotes } from "./search-notes.tsx";
import { useFoundMessages } from "./use-found-messages.ts";

/** Messages that were found, by day and conversation. */
export function MessageResults({ search }: { search: Search }) {
  const { t } = useLingui();
  const { found, error, isLoading, more, again } = useFoundMessages(search);
  if (search.query === "") return <Begin />;
  if (error && !found) return <Failed error={error} onAgain={again} />;
  if (!found) return <Skeleton rows={6} withPicture label={t`Searching`} />;
  if (found.hits.length === 0)
    return (
      <EmptyState icon={SearchX} title={t`Nothing fits`}>
        <SearchNotes notes={found.notes} />
        {t`Try fewer words or another spelling. Only conversations you can read are searched.`}
        {found.next && <Button onPress={more}>{t`Look further back`}</Button>}
      </EmptyState>
    );
  // Another search, another list: its place is its own.
  return <Hits key={keyOf(search)} search={search} found={found} isLoading={isLoading} onMore={more} />;
}

/** What was typed can be mended where it stands; what went wrong elsewhere can be tried again. */
function Failed({ error, onAgain }: { error: unknown; onAgain: () => void }) {
  const { t } = useLingui();
  const words = queryErrorWords(error);
  if (words)
    return (
      <EmptyState icon={SearchX} title={t`This cannot be searched as it stands`}>
        {words}
      </EmptyState>
    );
  return (
    <ErrorState title={t`This could not be searched`} action={<Button onPress={onAgain}>{t`Try again`}</Button>}>
      {errorWords(error)}
    </ErrorState>
  );
}

function Begin() {
  const { t } = useLingui();
  return (
    <EmptyState icon={SearchIcon} title={t`Find what was said`}>
      {t`Words, parts of words, or “a phrase”. Narrow it with from:, in:, before:, has: and their like.`}
    </EmptyState>
  );
}

type Props = { search: Search; found: Found; isLoading: boolean; onMore: () => void };

/** Arrow keys walk the hits; the list comes back where it was left. */
function Hits({ search, found, isLoading, onMore }: Props) {
  const { t } = useLingui();
  const list = useRef<HTMLDivElement>(null);
  const terms = useMemo(() => termsOf(readQuery(search.query)), [search.query]);
  const places = useMemo(() => new Map(found.places.map((place) => [place.id, place])), [found.places]);
  const [from] = useState(found.scrolledTo);
  useLayoutEffect(() => {
    if (list.current) list.current.scrollTop = from;
  }, [from]);
  const onScroll = () => {
    const box = list.current;
    if (!box) return;
    keepPlace(keyOf(search), box.scrollTop);
    if (box.scrollTop + box.clientHeight * 2 > box.scrollHeight) onMore();
  };
  return (
    <div ref={list} onScroll={onScroll} className="min-h-0 flex-1 overflow-y-auto px-1 pb-6 wide:px-4">
      <p role="status" className="px-2 pt-3 text-meta text-quiet">
        <Count total={found.total} />
      </p>
      <SearchNotes notes={found.notes} />
      <div role="region" aria-label={t`Messages found`} onKeyDown={walk}>
        {groupsOf(found.hits).map((group) => (
          <section key={group[0]?.id}>
            <GroupHead hit={group[0] as FoundMessage} place={places.get(group[0]?.channelId ?? "")} />
            <div role="list">
              {group.map((hit) => (
                <MessageHit key={hit.id} hit={hit} terms={terms} />
              ))}
            </div>
          </section>
        ))}
      </div>
      {found.next && (
        <div className="flex justify-center p-4">
          <Button onPress={onMore} isDisabled={isLoading}>{t`Show more`}</Button>
        </div>
      )}
    </div>
  );
}

function Count({ total: { count, orMore } }: { total: Found["total"] }) {
  const { t } = useLingui();
  return orMore ? t`${count} messages or more` : <Plural value={count} one="# message" other="# messages" />;
}

function GroupHead({ hit, place }: { hit: FoundMessage; place: FoundPlace | undefined }) {
  return (
    <h2 className="sticky top-0 z-10 flex items-baseline gap-2 bg-surface px-2 pb-1 pt-4 text-ui font-medium">
      <PlaceName place={place} />
      <span className="text-meta font-normal text-quiet">{dayWords(hit.createdAt)}</span>
    </h2>
  );
}

/** With the year when it is another one. */
const dayWords = (instant: string): string =>
  new Date(instant).getFullYear() === new Date().getFullYear() ? dayOfYear(instant) : date(instant);

/** Neighbours of the same day in the same conversation stand together. */
function groupsOf(hits: readonly FoundMessage[]): FoundMessage[][] {
  const groups: FoundMessage[][] = [];
  for (const hit of hits) {
    const last = groups.at(-1);
    const first = last?.[0];
    if (first && first.channelId === hit.channelId && dayOf(first) === dayOf(hit)) last.push(hit);
    else groups.push([hit]);
  }
  return groups;
}
const dayOf = ({ createdAt }: FoundMessage): string => new Date(createdAt).toDateString();

function walk(press: KeyboardEvent<HTMLDivElement>): void {
  const hits = [...press.currentTarget.querySelectorAll<HTMLElement>("[data-hit]")];
  const at = hits.findIndex((hit) => hit.contains(document.activeElement));
  const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: hits.length - 1 };
  const next = hits[steps[press.key] ?? -1];
  if (!next) return;
  press.preventDefault();
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}
