import type { ReferencePreview, Saying } from "@atrium/contract/protocol/reference.ts";
import { useLingui } from "@lingui/react/macro";
import { type MouseEvent, type ReactNode, useMemo } from "react";
import { PersonAvatar, useProfile } from "#people/profiles/index.ts";
import { go } from "#platform/router/navigation.ts";
import { useSpace } from "#platform/store/space.ts";
import { useChannel, useChannelTitle } from "../channels/index.ts";
import { fullTime, shortTime } from "../message-time.ts";
import { MessageBody, parseMessage } from "../text/index.ts";

/** A linked message or channel: all of it leads there, but for the links and buttons in it. */
export function LinkedCard({ preview }: { preview: ReferencePreview }) {
  const { slug } = useSpace();
  const address = `/${slug}/${preview.path}`;
  if (preview.saying) return <SayingCard address={address} saying={preview.saying} />;
  return (
    <Frame address={address} label={preview.title}>
      <p className="truncate text-ui font-bold" dir="auto">
        {preview.title}
      </p>
      {preview.detail && (
        <p className="line-clamp-2 text-ui text-quiet wrap-anywhere" dir="auto">
          {preview.detail}
        </p>
      )}
    </Frame>
  );
}

function SayingCard({ address, saying }: { address: string; saying: Saying }) {
  const { t } = useLingui();
  const { authorId, text, saidAt } = saying;
  const author = useProfile(authorId)?.name ?? "…";
  const parsed = useMemo(() => parseMessage(text), [text]);
  return (
    <Frame address={address} label={t`Go to the message of ${author}, ${shortTime(saidAt)}`}>
      <p className="flex min-w-0 items-center gap-x-2 text-ui">
        <PersonAvatar id={authorId} size={20} />
        <span className="max-w-1/2 shrink-0 truncate font-bold">{author}</span>
        <time dateTime={saidAt} title={fullTime(saidAt)} className="shrink-0 text-meta text-quiet">
          {shortTime(saidAt)}
        </time>
        <span className="min-w-0 truncate text-meta text-quiet">
          <Place saying={saying} />
        </span>
      </p>
      {text !== "" && (
        <div className="mt-1 line-clamp-6 max-h-36 overflow-hidden text-ui">
          <MessageBody parsed={parsed} />
        </div>
      )}
    </Frame>
  );
}

/** Named as one knows it; a channel not at hand has the name that came along. */
function Place({ saying: { placeId, placeName, isReply } }: { saying: Saying }) {
  const { t } = useLingui();
  const channel = useChannel(placeId);
  const title = useChannelTitle(channel);
  const hasName = channel ? channel.kind === "channel" : placeName !== "";
  const place = hasName ? `#${channel ? title : placeName}` : title;
  if (place === "") return isReply ? t`Thread` : null;
  return isReply ? t`Thread in ${place}` : place;
}

type FrameProps = { address: string; label: string; children: ReactNode };

function Frame({ address, label, children }: FrameProps) {
  return (
    <div className="relative max-w-xl rounded-card border border-line bg-surface p-3 hover:bg-hover/60">
      <a
        href={address}
        aria-label={label}
        className="absolute inset-0 rounded-card"
        onClick={(click) => follow(click, address)}
      />
      <div className="pointer-events-none relative min-w-0 [&_a]:pointer-events-auto [&_button]:pointer-events-auto">
        {children}
      </div>
    </div>
  );
}

function follow(click: MouseEvent, address: string): void {
  if (click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return;
  click.preventDefault();
  go(address);
}
