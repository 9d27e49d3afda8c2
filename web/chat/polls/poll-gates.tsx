import type { Message } from "@atrium/contract/chat/messages.ts";
import { lazy, Suspense } from "react";
import { useStore } from "#platform/store/use-store.ts";
import { closePollDialog, pollDialog } from "./poll-state.ts";

const Poll = lazy(() => import("./poll-view.tsx"));
const Create = lazy(() => import("./create-poll-dialog.tsx"));
const Voters = lazy(() => import("./voters-dialog.tsx"));

/** The code of polls is fetched with the first one. As high as its options will be, so that nothing moves. */
export function PollPart({ message }: { message: Message }) {
  const { poll } = message.parts;
  if (!poll) return null;
  return (
    <Suspense fallback={<div style={{ height: poll.options.length * 44 + 40 }} />}>
      <Poll message={message} poll={poll} />
    </Suspense>
  );
}

/** Stands once in the frame. */
export function PollDialogs() {
  const open = useStore(pollDialog);
  if (!open) return null;
  return open.kind === "create" ? (
    <Create conversation={open.conversation} onClose={closePollDialog} />
  ) : (
    <Voters message={open.message} onClose={closePollDialog} />
  );
}
