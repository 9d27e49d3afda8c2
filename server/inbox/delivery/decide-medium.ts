import type { NotificationKind } from "@atrium/contract/people/notification-preferences.ts";
import type { MediumName } from "../media/index.ts";

export type Choices = {
  pushFor: readonly NotificationKind[];
  mailFor: readonly NotificationKind[];
  mailAfterMinutes: number;
  channelLevel: "all" | "mentions" | "nothing";
};

export type Question = {
  medium: MediumName;
  reason: NotificationKind;
  authorId: string;
  /** What the person chose for this channel; null: as their preferences say. Direct messages have no level. */
  level: Choices["channelLevel"] | null;
  isDirect: boolean;
  muted: boolean;
  choices: Choices;
  quiet: { until: Date; letsThrough: readonly string[] } | undefined;
  at: Date;
};

/** When to tell; `held` is what waits for quiet hours to end. */
export type Decision = { dueAt: Date; held: boolean };

/** What each level lets through in a channel. A thread one follows was chosen by following it. */
const heardAt: Record<Choices["channelLevel"], readonly NotificationKind[]> = {
  all: ["called", "everybody", "reply", "keyword", "channel"],
  mentions: ["called", "everybody", "reply", "keyword"],
  nothing: [],
};

/**
 * The one rule of whether somebody is told of a message by a medium, and when; undefined: not at all. Asked when a
 * message was sent, and again at the moment of telling. In this order: muted conversations tell nothing; the channel's
 * level; what the person wants of the medium; then quiet hours hold it, unless it is from somebody they let through;
 * then the medium's own delay.
 */
export function decideMedium(question: Question): Decision | undefined {
  const { medium, reason, isDirect, muted, choices, quiet, at } = question;
  if (muted) return undefined;
  const level = question.level ?? choices.channelLevel;
  if (!isDirect && !heardAt[level].includes(reason)) return undefined;
  const wanted = medium === "push" ? choices.pushFor : choices.mailFor;
  if (!wanted.includes(reason)) return undefined;
  const delay = medium === "mail" ? choices.mailAfterMinutes * 60_000 : 0;
  const usual = new Date(at.getTime() + delay);
  if (!quiet || quiet.until <= at || quiet.letsThrough.includes(question.authorId))
    return { dueAt: usual, held: false };
  return { dueAt: quiet.until > usual ? quiet.until : usual, held: true };
}
