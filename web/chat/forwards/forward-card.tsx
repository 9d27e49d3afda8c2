import type { Forward } from "@atrium/contract/chat/forwards.ts";
import type { Message } from "@atrium/contract/chat/messages.ts";
import { Trans, useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { type LightboxItem, openLightbox } from "#files/lightbox/index.ts";
import { SharedFiles } from "#files/shown/index.ts";
import { PersonAvatar, useProfile } from "#people/profiles/index.ts";
import { go } from "#platform/router/navigation.ts";
import { messageAddress } from "../chat-address.ts";
import { fullTime, shortTime } from "../message-time.ts";
import { MessageBody, parseMessage } from "../text/index.ts";
import { useChannelName } from "./channel-name.ts";

/** What a message carries of another one. */
export function ForwardPart({ message }: { message: Message }) {
  const { forward } = message.parts;
  return forward ? <ForwardCard forward={forward} /> : null;
}

/** Who said it, when, where as far as one may know, and what. */
export function ForwardCard({ forward }: { forward: Forward }) {
  const { t } = useLingui();
  const { authorId, text, files, writtenAt, withdrawn, channelId, messageId: id, threadId } = forward;
  const author = useProfile(authorId)?.name ?? "…";
  const place = useChannelName(channelId);
  const parsed = useMemo(() => parseMessage(text), [text]);
  const address = messageAddress({ id, channelId, threadId });
  return (
    <blockquote className="my-1 max-w-180 border-s-4 border-line ps-3" aria-label={t`Forwarded from ${author}`}>
      <p className="flex min-w-0 flex-wrap items-center gap-x-2 text-ui">
        <PersonAvatar id={authorId} size={20} />
        <span className="font-bold">{author}</span>
        {place && !withdrawn ? (
          <a
            href={address}
            title={fullTime(writtenAt)}
            className="text-meta text-quiet hover:underline"
            onClick={(click) => {
              if (click.metaKey || click.ctrlKey || click.shiftKey) return;
              click.preventDefault();
              go(address);
            }}
          >
            <Trans>
              {shortTime(writtenAt)} in {place}
            </Trans>
          </a>
        ) : (
          <time dateTime={writtenAt} title={fullTime(writtenAt)} className="text-meta text-quiet">
            {shortTime(writtenAt)}
          </time>
        )}
      </p>
      {withdrawn ? (
        <p className="text-message text-quiet italic">{t`The original message was deleted.`}</p>
      ) : (
        <>
          {text !== "" && (
            <div className="text-message">
              <MessageBody parsed={parsed} />
            </div>
          )}
          {files.length > 0 && <SharedFiles files={files} onOpen={(file) => openLightbox(itemsOf(forward), file.id)} />}
        </>
      )}
    </blockquote>
  );
}

/** What was forwarded with the words; where it was said may not be this reader's. */
const itemsOf = ({ files, writtenAt }: Forward): LightboxItem[] => files.map((file) => ({ file, saidAt: writtenAt }));
