import { messageSent } from "@atrium/contract/chat/messages.ts";
import { signalTyping, typing } from "@atrium/contract/chat/typing.ts";
import { createStore } from "#platform/store/create-store.ts";
import { onClear, onEvent, onSignal } from "#platform/store/feed.ts";
import { space } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";
import { callHere } from "../call-here.ts";
import { type Conversation, conversationKey } from "../conversation.ts";

/** Who is typing where, and until when that is believed. */
type Typing = { key: string; memberId: string; until: number };
const typists = createStore<readonly Typing[]>([]);

const believedFor = 6000;
const toldEvery = 3000;
let forgetting: ReturnType<typeof setTimeout> | undefined;
let told = { key: "", at: 0 };

/** The people typing in a conversation now, oneself not among them. */
export function useTypists(conversation: Conversation): readonly string[] {
  const key = conversationKey(conversation);
  return useStore(typists, (all) => all.filter((one) => one.key === key).map((one) => one.memberId));
}

/** Tells the others that one is typing, at most every three seconds. */
export function tellTyping({ channelId, threadId }: Conversation): void {
  const key = conversationKey({ channelId, threadId });
  const now = Date.now();
  if (told.key === key && now - told.at < toldEvery) return;
  told = { key, at: now };
  // Nobody misses a signal that did not arrive.
  callHere(signalTyping, { channelId, ...(threadId ? { threadId } : {}) }).catch(() => undefined);
}

/** A message was sent: the next key tells anew. */
export const stopTyping = (): void => {
  told = { key: "", at: 0 };
};

function forgetLate(): void {
  clearTimeout(forgetting);
  const now = Date.now();
  typists.set((all) => (all.some((one) => one.until <= now) ? all.filter((one) => one.until > now) : all));
  const next = Math.min(...typists.get().map((one) => one.until));
  if (Number.isFinite(next)) forgetting = setTimeout(forgetLate, next - now + 10);
}

/** Called once, when the app starts. */
export function registerTyping(): void {
  onSignal(typing, ({ channelId, threadId, memberId }) => {
    if (memberId === space.get()?.memberId) return;
    const key = conversationKey({ channelId, threadId });
    const others = typists.get().filter((one) => one.key !== key || one.memberId !== memberId);
    typists.set([...others, { key, memberId, until: Date.now() + believedFor }]);
    forgetLate();
  });
  // Who has sent has stopped typing.
  onEvent(messageSent, ({ message }) => {
    const { channelId, threadId, authorId } = message;
    const key = conversationKey({ channelId, threadId });
    typists.set((all) =>
      all.some((one) => one.key === key && one.memberId === authorId)
        ? all.filter((one) => one.key !== key || one.memberId !== authorId)
        : all,
    );
  });
  onClear(() => typists.set([]));
}
