import { runCommand as runOperation } from "@atrium/contract/chat/commands.ts";
import { msg, t } from "@lingui/core/macro";
import { ApiError } from "#platform/api/api-error.ts";
import { newClientId } from "#platform/api/new-client-id.ts";
import { addErrorWords, errorWords } from "#platform/words/error-words.ts";
import { toast } from "#ui/feedback/toast.ts";
import { callHere } from "../call-here.ts";
import type { Conversation } from "../conversation.ts";
import { sendMessage } from "../messages/index.ts";
import { localCommands } from "./local-commands.ts";
import { writtenCommand } from "./written-command.ts";

addErrorWords({
  bad_argument: msg`The command needs something else. Your text is kept.`,
  not_a_channel: msg`This works in channels only.`,
  unknown_person: msg`Somebody named is not in this workspace.`,
});

/**
 * Runs what was written. Answers what is to stand in the field afterwards: nothing when it was done, and the same text
 * when it was not; then people are told why.
 */
export async function runCommand(conversation: Conversation, text: string): Promise<string> {
  const { name = "", rest = "" } = writtenCommand(text) ?? {};
  const local = localCommands.items().find((command) => command.name === name);
  const written = local?.write?.(rest);
  if (written !== undefined) return written;
  if (local?.run) {
    local.run();
    return "";
  }
  const { channelId, threadId } = conversation;
  const clientId = newClientId();
  try {
    const input = { channelId, text, clientId, ...(threadId !== null && { threadId }) };
    const { note } = await callHere(runOperation, input, { key: clientId });
    if (note !== null) toast(note);
    return "";
  } catch (error) {
    tellRefused(conversation, text, name, error);
    return text;
  }
}

function tellRefused(conversation: Conversation, text: string, name: string, error: unknown): void {
  const { code, fields = [] } = error instanceof ApiError ? error : { code: "" };
  const [field] = fields;
  if (code === "unknown_command") {
    const action = { label: t`Send as message`, run: () => sendMessage(conversation, text) };
    toast(t`There is no command /${name}. Begin with // to send it as it is.`, { kind: "danger", action });
  } else if (field && (code === "bad_argument" || code === "invalid_input")) {
    const { path, message } = field;
    toast(`/${name}, ${path}: ${message}`, { kind: "danger" });
  } else toast(errorWords(error), { kind: "danger" });
}
