import * as z from "zod";
import { event } from "../protocol/event.ts";
import { Id } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";

/** The read pointer of one channel: everything up to `readSeq` is read. */
export const ReadPointer = z.strictObject({
  channelId: Id,
  readSeq: z.number().int(),
  mentions: z.number().int(),
});
export type ReadPointer = z.infer<typeof ReadPointer>;

/**
 * Moves the read pointer to `seq`: forward by reading, back by "mark unread from here" (`seq` one below it).
 * Forward never beyond the end. Without `back` an older device cannot undo what a newer one read.
 */
export const markRead = operation("markRead", {
  method: "PUT",
  path: "/workspaces/{workspaceId}/channels/{channelId}/read-pointer",
  summary: "Mark a channel read up to a message, or unread from one",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    channelId: Id,
    seq: z.number().int().min(0),
    back: z.boolean().default(false),
  }),
  output: z.strictObject({ pointer: ReadPointer }),
});

/** To the person alone: read here, cleared there. */
export const readPointerMoved = event("readPointerMoved", {
  summary: "One read a channel on some device",
  data: z.strictObject({ pointer: ReadPointer }),
});

/**
 * The same for many channels at once, forward or, with `back`, to wherever each stood: "all read", and its undoing.
 * Channels one is not in are left out. Answers those that moved.
 */
export const moveReadPointers = operation("moveReadPointers", {
  method: "PUT",
  path: "/workspaces/{workspaceId}/read-pointers",
  summary: "Mark many channels read, or unread again",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    pointers: z.array(z.strictObject({ channelId: Id, seq: z.number().int().min(0) })).max(500),
    back: z.boolean().default(false),
  }),
  output: z.strictObject({ pointers: z.array(ReadPointer) }),
});

/** To the person alone. */
export const readPointersMoved = event("readPointersMoved", {
  summary: "One read many channels at once on some device",
  data: z.strictObject({ pointers: z.array(ReadPointer) }),
});
