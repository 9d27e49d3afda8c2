import type { Message } from "@atrium/contract/chat/messages.ts";
import { useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, type MouseEvent, type ReactNode, useMemo } from "react";
import { PersonAvatar, useProfile } from "#people/profiles/index.ts";
import { go } from "#platform/router/navigation.ts";
import { useSlot } from "#platform/slots/slot.ts";
import { messageAddress } from "../../chat-address.ts";
import { fullTime, shortTime } from "../../message-time.ts";
import { parseMessage } from "../../text/index.ts";
import { messageParts } from "../message-slots.ts";
import { MessageContent } from "./message-content.tsx";

/** A list of messages from elsewhere: the arrow keys walk it, Enter goes to the message. */
export const MessageCards = ({ label, children }: { label: string; children: ReactNode }) => (
  // Keys of its links.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
  <ul aria-label={label} className="min-h-0 flex-1 overflow-y-auto py-2" onKeyDown={walk}>
    {children}
  </ul>
);

function walk(press: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[press.key];
  if (!step || press.altKey || press.ctrlKey || press.metaKey) return;
  const links = [...press.currentTarget.querySelectorAll<HTMLElement>("[data-card-link]")];
  const card = document.activeElement?.closest("li")?.querySelector<HTMLElement>("[data-card-link]");
  press.preventDefault();
  links[Math.max(0, Math.min(links.length - 1, (card ? links.indexOf(card) : -1) + step))]?.focus();
}

type Props = {
  message: Message;
  /** Above the text: what it is to the list. */
  head?: ReactNode;
  /** Where it was said. */
  place?: ReactNode;
  actions?: ReactNode;
};

/** A message outside its conversation: all of it leads there, but for the links and buttons in it. */
export function MessageCard({ message, head, place, actions }: Props) {
  const { t } = useLingui();
  const parsed = useMemo(() => parseMessage(message.text), [message.text]);
  const author = useProfile(message.authorId)?.name ?? "…";
  const parts = useSlot(messageParts);
  const address = messageAddress(message);
  return (
    <li className="group/card relative flex gap-3 px-4 py-2.5 hover:bg-hover/60 focus-within:bg-hover/60">
      <a
        href={address}
        data-card-link=""
        aria-label={t`Go to the message of ${author}, ${shortTime(message.createdAt)}`}
        className="absolute inset-0 -outline-offset-2"
        onClick={(click) => follow(click, address)}
      />
      <PersonAvatar id={message.authorId} size={28} />
      <div className="pointer-events-none relative min-w-0 flex-1 [&_a]:pointer-events-auto [&_button]:pointer-events-auto [&_input]:pointer-events-auto [&_label]:pointer-events-auto">
        {/* On a phone the place stands below: a name cut down to a letter tells nobody who it was. */}
        <div className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <span className="max-w-full truncate text-ui font-bold">{author}</span>
          <time
            dateTime={message.createdAt}
            title={fullTime(message.createdAt)}
            className="shrink-0 text-meta text-quiet"
          >
            {shortTime(message.createdAt)}
          </time>
          {place && <span className="max-w-full truncate text-meta text-quiet">{place}</span>}
        </div>
        {head}
        <MessageContent message={message} parsed={parsed} pending={false} />
        {message.deletedAt === null &&
          parts.map((Part, at) => (
            // The list only ever grows when features register.
            // oxlint-disable-next-line react/no-array-index-key
            <Part key={at} message={message} />
          ))}
      </div>
      {actions && <div className="relative flex shrink-0 items-start gap-0.5">{actions}</div>}
    </li>
  );
}

function follow(click: MouseEvent, address: string): void {
  if (click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return;
  click.preventDefault();
  go(address);
}
