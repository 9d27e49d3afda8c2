import * as z from "zod";
import { Profile } from "../people/profiles.ts";
import { Id } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";
import { Message } from "./messages.ts";

/** What is pinned in a channel, newest pin first: all there is, at most 100. Deleted messages are left out. */
export const listPins = operation("listPins", {
  method: "GET",
  path: "/workspaces/{workspaceId}/channels/{channelId}/pins",
  summary: "List the messages pinned in a channel",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id, channelId: Id }),
  output: z.strictObject({
    messages: z.array(Message),
    /** Everybody who wrote one of them, pinned one or is named in it. */
    people: z.array(Profile),
  }),
});
