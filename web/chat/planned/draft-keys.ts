import { useStore } from "#platform/store/use-store.ts";
import { carried, drafts } from "../drafts/index.ts";
import { isConversation } from "../known-conversation.ts";

/** The conversations in which something was begun: words, files, or both. */
export function useDraftKeys(): string[] {
  const written = useStore(drafts);
  const carrying = useStore(carried);
  return [...new Set([...written.keys(), ...[...carrying].filter(isConversation)])];
}
