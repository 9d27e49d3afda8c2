import * as z from "zod";
import { signal } from "../protocol/event.ts";
import { Id } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";

/** Say it at most every 3 seconds while typing; a hearer forgets it after 6 seconds. */
export const signalTyping = operation("signalTyping", {
  method: "POST",
  path: "/workspaces/{workspaceId}/channels/{channelId}/typing",
  summary: "Tell that one is typing in a channel or thread",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, channelId: Id, threadId: Id.optional() }),
  output: z.strictObject({}),
  errors: { archived: 409 },
  limit: { count: 60, seconds: 60 },
});

export const typing = signal("typing", {
  summary: "Somebody is typing",
  data: z.strictObject({ channelId: Id, threadId: Id.nullable(), memberId: Id }),
});
