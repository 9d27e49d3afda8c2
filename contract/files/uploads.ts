import * as z from "zod";
import { Id } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";

/** Bytes on their way in. Once all are there it is a file of the same id, and its sender is told so (`fileReady`). */
export const Upload = z.strictObject({
  id: Id,
  /** A path on this server that speaks tus 1.0.0: HEAD, PATCH and DELETE, by its creator alone. */
  url: z.string(),
  size: z.number().int(),
});
export type Upload = z.infer<typeof Upload>;

/**
 * What the one who recorded it knows of something said: browsers leave it out of the bytes. Only a sound is taken for a
 * voice message, whatever is said here.
 */
export const VoiceDetails = z.strictObject({
  durationMs: z
    .number()
    .int()
    .min(1)
    .max(11 * 60_000),
  /** How loud it is over time. */
  waveform: z.array(z.number().int().min(0).max(255)).max(100),
});
export type VoiceDetails = z.infer<typeof VoiceDetails>;

/** What this instance takes: bytes of a file, files of a message. */
export const FileLimits = z.strictObject({ bytes: z.number().int(), perMessage: z.number().int() });
export type FileLimits = z.infer<typeof FileLimits>;

/** Folders and characters nobody can see are taken off. */
export const FileName = z.string().min(1).max(255);

/**
 * Announces a file to be uploaded. Whether it is too large or the workspace is full is said before any byte is sent.
 * The same `clientId` again is the same upload: what of it is there is told by a HEAD request at its address. Without a
 * byte for a day it is forgotten.
 */
export const createUpload = operation("createUpload", {
  method: "POST",
  path: "/workspaces/{workspaceId}/uploads",
  summary: "Announce a file to be uploaded",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    clientId: Id,
    name: FileName,
    size: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER).meta({ description: "bytes" }),
    voice: VoiceDetails.optional(),
  }),
  output: z.strictObject({ upload: Upload }),
  errors: { client_id_used: 409, quota_exceeded: 409 },
  limit: { count: 300, seconds: 60 },
});
