/**
 * How people are told outside the app. A medium (push, mail) says how it tells; whether, whom and when is decided for
 * all of them in one place, `delivery/decide-medium.ts`.
 *
 * To add one: write a `Medium` in a folder of its own (`server/inbox/push/`), export it from that folder's door, and put
 * it into the list of `server/inbox/delivery/media.ts`. `send` is called in the worker, outside of any transaction,
 * at least once for what it tells, and only after it was checked again that the messages are there, unread, and may be
 * told. What it does must be safe to be done twice.
 */
import type { Platform } from "#platform/operations/platform.ts";

export const mediumNames = ["push", "mail"] as const;
export type MediumName = (typeof mediumNames)[number];
export type Reason = "direct" | "called" | "everybody" | "reply" | "keyword" | "channel";

/** A message that is told; `text` is plain, at most 2,000 characters. */
export type ToldMessage = { id: string; authorId: string; author: string; text: string; at: Date };

/** What is told of one conversation: everything since it was last told or read. */
export type ToldConversation = {
  /** The thread, or the channel. */
  conversationId: string;
  channelId: string;
  threadId: string | null;
  kind: "channel" | "direct" | "group";
  /** `#name`, or the names of the others. */
  title: string;
  reason: Reason;
  /** Oldest first, at least one and at most 20. */
  messages: ToldMessage[];
  /** How many more there were. */
  more: number;
};

/** To whom: `seenAt` is when they last used the app on any device, within a minute. */
export type Recipient = {
  memberId: string;
  accountId: string;
  name: string;
  email: string;
  emailVerified: boolean;
  seenAt: Date | null;
};

/** What is no message: a reminder, reactions. `id`: what it is about, to take it back by; `path`: in the workspace. */
export type Notice = { id: string; title: string; body: string; path: string };

export type Telling = {
  workspaceId: string;
  workspace: { name: string; slug: string };
  to: Recipient;
  /** One, except for what quiet hours held: that is told together, as one digest. */
  conversations: ToldConversation[];
  /** It waited for quiet hours to end. */
  held: boolean;
  /** This instead of conversations. */
  notice?: Notice;
};

/** Which conversation was read, so that what was told of it can be taken back. */
export type Withdrawal = { workspaceId: string; memberId: string; accountId: string; conversationId: string };

export type Medium = {
  name: MediumName;
  /**
   * How many people of a workspace are told at the same time, and how many things are taken to be told at once: all of
   * them must be over, however slow the other side is, before the lease on them ends (`delivery/delivery-rows.ts`).
   */
  abreast: number;
  atOnce: number;
  /** Tells. Answer a later time to be asked again then (they are at their desk); throw and it is tried again. */
  send(platform: Platform, telling: Telling): Promise<{ again: Date } | undefined>;
  /** It was read elsewhere: take back what was told. Best effort, called after the commit. */
  withdraw?(platform: Platform, withdrawal: Withdrawal): Promise<void>;
};
