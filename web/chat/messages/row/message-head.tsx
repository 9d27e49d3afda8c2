import type { Message } from "@atrium/contract/chat/messages.ts";
import { useLingui } from "@lingui/react/macro";
import { useRef } from "react";
import { NameMarks, PersonAvatar, useProfile } from "#people/profiles/index.ts";
import { go } from "#platform/router/navigation.ts";
import { channelAddress } from "../../chat-address.ts";
import { fullTime, minuteOf, shortTime } from "../../message-time.ts";
import { openPersonCard } from "../../person-card/index.ts";

/** Whose message it is, and when; the time is a link to it. */
export function MessageHead({ message, withDay }: { message: Message; withDay: boolean }) {
  const { t } = useLingui();
  const profile = useProfile(message.authorId);
  const name = useRef<HTMLButtonElement>(null);
  return (
    <div className="flex min-w-0 items-baseline gap-2">
      <button
        ref={name}
        type="button"
        tabIndex={-1}
        className="min-w-0 cursor-pointer truncate text-message font-bold hover:underline"
        onClick={() => name.current && openPersonCard(message.authorId, name.current)}
      >
        {profile?.name ?? "…"}
      </button>
      {profile?.kind === "bot" && <span className="rounded bg-pressed px-1 text-tiny font-medium">{t`bot`}</span>}
      <NameMarks id={message.authorId} />
      <TimeLink message={message} withDay={withDay} className="text-[13px]" />
    </div>
  );
}

/** The picture beside the first message of a row of them. */
export function AuthorPicture({ id }: { id: string }) {
  const picture = useRef<HTMLButtonElement>(null);
  return (
    // The name beside it says the same to those who do not see or point.
    <button
      ref={picture}
      type="button"
      tabIndex={-1}
      aria-hidden="true"
      className="mt-0.5 h-9 w-9 shrink-0 cursor-pointer rounded-control"
      onClick={() => picture.current && openPersonCard(id, picture.current)}
    >
      <PersonAvatar id={id} size={36} />
    </button>
  );
}

/** In place of the picture in the messages that follow: the minute, on pointing. */
export const QuietMinute = ({ message }: { message: Message }) => (
  <span className="w-9 shrink-0 pt-0.5 text-end opacity-0 group-hover/row:opacity-100 group-focus-visible/row:opacity-100">
    <TimeLink message={message} withDay={false} className="whitespace-nowrap text-tiny leading-[18px]" />
  </span>
);

type TimeProps = { message: Message; withDay: boolean; className: string };

function TimeLink({ message, withDay, className }: TimeProps) {
  const address = channelAddress(message.channelId, {
    message: message.id,
    ...(message.threadId ? { thread: message.threadId } : {}),
  });
  const time = (
    <time dateTime={message.createdAt} title={fullTime(message.createdAt)}>
      {withDay ? shortTime(message.createdAt) : minuteOf(message.createdAt)}
    </time>
  );
  const look = `shrink-0 tabular-nums text-quiet ${className}`;
  // A message on its way has no address yet.
  if (message.seq === null && message.threadSeq === null) return <span className={look}>{time}</span>;
  return (
    <a
      href={address}
      tabIndex={-1}
      className={`${look} hover:underline`}
      onClick={(click) => {
        if (click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return;
        click.preventDefault();
        go(address);
      }}
    >
      {time}
    </a>
  );
}
