import { countCalled } from "@atrium/contract/chat/called.ts";
import { plural, t } from "@lingui/core/macro";
import { ApiError } from "#platform/api/api-error.ts";
import { confirm } from "#ui/overlays/confirm.ts";
import { callHere } from "../call-here.ts";
import type { Conversation } from "../conversation.ts";

/** Asks before a text is sent that calls many; true when it may be sent. */
export async function confirmCalls(
  { channelId, threadId }: Conversation,
  text: string,
  alsoToChannel: boolean,
): Promise<boolean> {
  const counted = await count({ channelId, text, alsoToChannel, ...(threadId && { threadId }) });
  if (!counted?.asks) return true;
  const { people, timeZones } = counted;
  const who = plural(people, { one: "# person", other: "# people" });
  const where = plural(timeZones, { one: "one time zone", other: "# time zones" });
  return confirm({
    title: t`Call ${who}?`,
    text: t`This calls ${who} in ${where}. They are all told, also where it is night.`,
    action: t`Send`,
  });
}

/** Without an answer nothing is asked: a message that cannot be counted now is sent when the network is back. */
async function count(input: Parameters<typeof callHere<typeof countCalled>>[1]) {
  try {
    return await callHere(countCalled, input);
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}
