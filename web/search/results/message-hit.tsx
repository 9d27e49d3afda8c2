import { plainText } from "@atrium/contract/chat/message-text.ts";
import type { FoundMessage, NearMessage } from "@atrium/contract/search/search.ts";
import { Plural, useLingui } from "@lingui/react/macro";
import { CornerDownRight } from "lucide-react";
import type { MouseEvent } from "react";
import { PersonAvatar, useProfile } from "#people/profiles/index.ts";
import { go } from "#platform/router/navigation.ts";
import { clock, fullMoment } from "#platform/words/moments.ts";
import { messagePlace } from "../search-address.ts";
import { HighlightedText } from "./highlighted-text.tsx";

/** A found message with what was said around it. Enter or a press goes there. */
export function MessageHit({ hit, terms }: { hit: FoundMessage; terms: readonly string[] }) {
  const { t } = useLingui();
  const name = useProfile(hit.authorId)?.name ?? "";
  const time = clock(hit.createdAt);
  const address = messagePlace(hit);
  const open = (press: MouseEvent) => {
    // A link in the text, or words being selected, are not this.
    if ((press.target as Element).closest("a, button") || getSelection()?.toString()) return;
    go(address);
  };
  return (
    <div role="listitem">
      {/* The name is a link that does the same: this is the larger target. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div
        onClick={open}
        className="group flex cursor-pointer flex-col gap-0.5 rounded-card px-2 py-1.5 hover:bg-hover has-[[data-hit]:focus-visible]:bg-hover"
      >
        <Near near={hit.before} />
        <div className="flex gap-3">
          <PersonAvatar id={hit.authorId} size={36} />
          <div className="min-w-0 flex-1">
            <div className="flex items-baseline gap-2">
              <a
                data-hit
                href={address}
                aria-label={t`Go to the message of ${name}, ${fullMoment(hit.createdAt)}`}
                onClick={(press) => {
                  if (press.metaKey || press.ctrlKey || press.shiftKey) return;
                  press.preventDefault();
                  go(address);
                }}
                className="min-w-0 truncate rounded-control font-bold text-text"
              >
                <bdi>{name}</bdi>
              </a>
              <time
                dateTime={hit.createdAt}
                title={fullMoment(hit.createdAt)}
                className="text-meta text-quiet tabular-nums"
              >
                {time}
              </time>
              {hit.threadId && <span className="truncate text-meta text-quiet">{t`in a thread`}</span>}
            </div>
            <HighlightedText text={hit.text} terms={terms} />
            {hit.replies > 0 && (
              <p className="flex items-center gap-1.5 pt-0.5 text-meta text-quiet">
                <CornerDownRight size={14} strokeWidth={1.75} />
                <Plural value={hit.replies} one="# reply" other="# replies" />
              </p>
            )}
          </div>
        </div>
        <Near near={hit.after} />
      </div>
    </div>
  );
}

/** One quiet line of context. */
function Near({ near }: { near: NearMessage | null }) {
  const name = useProfile(near?.authorId ?? "")?.name;
  const words = near && plainText(near.text, 160);
  if (!words) return null;
  return (
    <p className="truncate ps-12 text-meta text-quiet">
      <bdi>{name}</bdi>: <bdi>{words}</bdi>
    </p>
  );
}
