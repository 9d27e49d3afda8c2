import { personMarkdown } from "@atrium/contract/chat/message-text.ts";
import type { Message } from "@atrium/contract/chat/messages.ts";
import { t } from "@lingui/core/macro";
import { profileOf } from "#people/profiles/index.ts";
import { messageLink } from "../chat-address.ts";
import type { Conversation } from "../conversation.ts";
import { draftOf, writeDraft } from "../drafts/index.ts";

/** Puts a message's words into the field one writes in, as a quotation that names its author and leads to it. */
export function quote(message: Message, conversation: Conversation): void {
  const begun = draftOf(conversation).trimEnd();
  writeDraft(conversation, `${begun && `${begun}\n\n`}${quotation(message)}\n\n`);
}

function quotation(message: Message): string {
  const name = personMarkdown(profileOf(message.authorId)?.name ?? "", message.authorId);
  const head = `${name} [${t`wrote`}](${messageLink(message)}):`;
  const text = message.text || message.parts.forward?.text || "";
  return [head, ...text.split("\n")].map((line) => `> ${line}`.trimEnd()).join("\n");
}
