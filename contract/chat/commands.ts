import * as z from "zod";
import { Id } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";
import { Message, MessageText } from "./messages.ts";

/** What stands behind a command's name, in words. */
export const CommandArgument = z.strictObject({ name: z.string(), summary: z.string(), required: z.boolean() });
export type CommandArgument = z.infer<typeof CommandArgument>;

/** Something that is done by writing `/name` and what it needs, e.g. `/topic Release on Friday`. */
export const Command = z.strictObject({
  /** Lower case letters, digits and hyphens, without the slash. */
  name: z.string(),
  /** One short sentence. */
  summary: z.string(),
  /** How it is written, e.g. `/invite @people`. */
  usage: z.string(),
  arguments: z.array(CommandArgument),
});
export type Command = z.infer<typeof Command>;

/** Those that make sense for one's role, ordered by name. */
export const listCommands = operation("listCommands", {
  method: "GET",
  path: "/workspaces/{workspaceId}/commands",
  summary: "List the commands one can write",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id }),
  output: z.strictObject({ commands: z.array(Command) }),
});

/**
 * Does what a text that begins with `/` says, with the access, the events and the limits of the operation a button
 * would have called. Further codes are that operation's. `bad_argument` names the argument in `fields`.
 * What a command makes (a message, a reminder) carries the `clientId`: a retry makes nothing new.
 */
export const runCommand = operation("runCommand", {
  method: "POST",
  path: "/workspaces/{workspaceId}/channels/{channelId}/commands",
  summary: "Run a command in a channel or thread",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    channelId: Id,
    threadId: Id.optional(),
    text: MessageText.meta({ description: "`/name` and its arguments; people as `[@Name](person:ID)`" }),
    clientId: Id,
  }),
  output: z.strictObject({
    /** The message it sent. */
    message: Message.nullable(),
    /** What was done, in words for the one who asked. */
    note: z.string().nullable(),
  }),
  errors: { unknown_command: 404, bad_argument: 400, archived: 409, not_a_channel: 409, unknown_person: 404 },
  limit: { count: 120, seconds: 60 },
});
