import * as z from "zod";
import { Profile } from "../people/profiles.ts";
import { event } from "../protocol/event.ts";
import { Id, Instant } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";
import { Message, MessageText } from "./messages.ts";
import { mostPollOptions, PollOptionText } from "./polls.ts";

const channelKeys = { workspaceId: Id, channelId: Id } as const;
const keys = { ...channelKeys, messageId: Id } as const;
const path = "/workspaces/{workspaceId}/channels/{channelId}/messages/{messageId}/poll";
const optionNumber = z.number().int().min(1).max(mostPollOptions);

/** A retry with the same `clientId` answers with the message already stored and changes nothing. */
export const createPoll = operation("createPoll", {
  method: "POST",
  path: "/workspaces/{workspaceId}/channels/{channelId}/polls",
  summary: "Ask something that people answer by choosing",
  caller: "workspace",
  input: z.strictObject({
    ...channelKeys,
    clientId: Id,
    threadId: Id.optional(),
    question: MessageText,
    options: z
      .array(PollOptionText)
      .min(2)
      .max(mostPollOptions)
      .refine((all) => new Set(all.map((one) => one.toLowerCase())).size === all.length, "must differ"),
    multiple: z.boolean().default(false),
    anonymous: z.boolean().default(false),
    open: z.boolean().default(false),
    closesAt: Instant.nullable().default(null).meta({ description: "at most a year ahead" }),
  }),
  output: z.strictObject({ message: Message }),
  errors: { archived: 409, client_id_used: 409, not_in_future: 409, too_far_ahead: 409 },
  limit: { count: 60, seconds: 60 },
});

/** One's whole vote: what was chosen before and is not here is taken back. The same again changes nothing. */
export const votePoll = operation("votePoll", {
  method: "PUT",
  path: `${path}/vote`,
  summary: "Vote in a poll, or take one's vote back",
  caller: "workspace",
  input: z.strictObject({ ...keys, options: z.array(optionNumber).max(mostPollOptions) }),
  output: z.strictObject({ options: z.array(z.number().int()) }),
  errors: { archived: 409, deleted: 409, closed: 409, only_one: 409 },
  limit: { count: 120, seconds: 60 },
});

/** By who asks, and by everybody where the poll is open. An option that is there already is not added again. */
export const addPollOption = operation("addPollOption", {
  method: "POST",
  path: `${path}/options`,
  summary: "Add something to choose to a poll",
  caller: "workspace",
  input: z.strictObject({ ...keys, text: PollOptionText }),
  output: z.strictObject({ option: z.number().int() }),
  errors: { archived: 409, deleted: 409, closed: 409, too_many_options: 409 },
});

/** By who asks, or moderates. Closing again changes nothing. */
export const closePoll = operation("closePoll", {
  method: "PUT",
  path: `${path}/closing`,
  summary: "End a poll",
  caller: "workspace",
  input: z.strictObject(keys),
  output: z.strictObject({}),
  errors: { archived: 409, deleted: 409 },
});

/** Who chose an option, the first first; 50 at a time. */
export const listVoters = operation("listVoters", {
  method: "GET",
  path: `${path}/options/{option}/voters`,
  summary: "List who chose an option of a poll that is not anonymous",
  caller: "workspace",
  input: z.strictObject({
    ...keys,
    option: z.coerce.number().pipe(optionNumber),
    cursor: z.string().max(500).optional(),
  }),
  output: z.strictObject({ people: z.array(Profile), next: z.string().optional() }),
  errors: { anonymous: 409, deleted: 409 },
});

/** To the channel: votes were counted, at most about once a second. */
export const pollCounted = event("pollCounted", {
  summary: "The votes of a poll were counted",
  data: z.strictObject({
    channelId: Id,
    messageId: Id,
    votes: z.array(z.number().int()),
    voters: z.number().int(),
  }),
});

/** To the person alone, on all their devices. */
export const pollVoted = event("pollVoted", {
  summary: "One voted in a poll, or took one's vote back",
  data: z.strictObject({ channelId: Id, messageId: Id, options: z.array(z.number().int()) }),
});
