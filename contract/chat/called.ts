import * as z from "zod";
import { Id } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";
import { MessageText } from "./messages.ts";

/**
 * Whom a text would call with `@channel`, `@everyone`, `@here` and groups, if one sent it here now; people it calls by
 * name are not counted, and nobody is told. `asks`: so many that one should be asked before it is sent.
 */
export const countCalled = operation("countCalled", {
  method: "POST",
  path: "/workspaces/{workspaceId}/channels/{channelId}/called",
  summary: "Count whom a text would call, before it is sent",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    channelId: Id,
    text: MessageText,
    threadId: Id.optional(),
    alsoToChannel: z.boolean().default(false),
  }),
  output: z.strictObject({ people: z.number().int(), timeZones: z.number().int(), asks: z.boolean() }),
  errors: { archived: 409 },
  limit: { count: 120, seconds: 60 },
});
