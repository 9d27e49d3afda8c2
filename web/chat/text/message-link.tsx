import { safeLink } from "@atrium/contract/chat/message-text.ts";
import type { MouseEvent, ReactNode } from "react";
import { go } from "#platform/router/navigation.ts";
import { ChannelMention } from "./channel-mention.tsx";
import { GroupMention } from "./group-mention.tsx";
import { PersonMention } from "./person-mention.tsx";

const id = /^(person|group|channel):([0-9a-f-]{36})$/;

/** A link in a message: a person, a channel, a place in here, or somewhere else. */
export function MessageLink({ href, children }: { href: string; children: ReactNode }) {
  const [, kind, target = ""] = id.exec(href) ?? [];
  if (kind === "person") return <PersonMention id={target}>{children}</PersonMention>;
  if (kind === "group") return <GroupMention id={target}>{children}</GroupMention>;
  if (kind === "channel") return <ChannelMention id={target}>{children}</ChannelMention>;
  // The grammar has refused every other protocol already; this is the second lock.
  if (!safeLink.test(href) || /^(?:person|group|channel):/.test(href)) return children;
  const inside = addressInside(href);
  if (inside) {
    return (
      <a href={inside} onClick={(click) => follow(click, inside)}>
        {children}
      </a>
    );
  }
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}

/** The path of an address of this very instance; following it must not load the app anew. */
function addressInside(href: string): string | undefined {
  if (href.startsWith("#")) return undefined;
  const here = globalThis.location?.origin;
  if (href.startsWith("/")) return href;
  return here && href.startsWith(`${here}/`) ? href.slice(here.length) : undefined;
}

/** What the server answers itself: bytes of files, and the pages of links for people without an account. */
const served = /^\/(?:api|f)\//;

function follow(click: MouseEvent, address: string): void {
  if (click.metaKey || click.ctrlKey || click.shiftKey || click.button !== 0 || served.test(address)) return;
  click.preventDefault();
  go(address);
}
