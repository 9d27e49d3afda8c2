import type { InboxTab } from "@atrium/contract/inbox/inbox.ts";
import { useLingui } from "@lingui/react/macro";
import { AlarmClock, AtSign, Check, Inbox, MessageSquareReply, Sun } from "lucide-react";
import { EmptyState } from "#ui/feedback/empty-state.tsx";

/** A tab with nothing in it says what it is for. */
export function EmptyInbox({ tab }: { tab: InboxTab }) {
  const { t } = useLingui();
  const words = {
    all: {
      icon: Inbox,
      title: t`Nothing waits for you`,
      text: t`When somebody calls you by name, answers you, writes to you or reacts to what you wrote, it comes here.`,
    },
    unread: { icon: Sun, title: t`You have read everything`, text: t`Take a breath. What is new comes here first.` },
    mentions: { icon: AtSign, title: t`Nobody has called you yet`, text: t`Messages with your name come here.` },
    threads: {
      icon: MessageSquareReply,
      title: t`No threads yet`,
      text: t`Threads you write in, are called in, or follow come here with every answer.`,
    },
    later: {
      icon: AlarmClock,
      title: t`Nothing is put off`,
      text: t`What you put off until later waits here, and comes back to the inbox when its time has come.`,
    },
    done: {
      icon: Check,
      title: t`Nothing is done yet`,
      text: t`What you mark done goes here, and can be fetched back.`,
    },
  }[tab];
  return (
    <EmptyState icon={words.icon} title={words.title}>
      {words.text}
    </EmptyState>
  );
}
