import { type Conversation, conversationKey } from "../conversation.ts";

/** The fields on the screen, by conversation. */
const fields = new Map<string, (markdown: string) => void>();

/** Says where words for this conversation go, until the answer is called. */
export function openField(conversation: Conversation, insert: (markdown: string) => void): () => void {
  const key = conversationKey(conversation);
  fields.set(key, insert);
  return () => void (fields.get(key) === insert && fields.delete(key));
}

/** Puts Markdown where the caret stands; false when there is no field of this conversation on the screen. */
export function insertAtCaret(conversation: Conversation, markdown: string): boolean {
  const insert = fields.get(conversationKey(conversation));
  insert?.(markdown);
  return insert !== undefined;
}
