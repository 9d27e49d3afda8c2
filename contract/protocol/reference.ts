import * as z from "zod";
import { Id, Instant } from "./id.ts";

/** Points at any object of the product: a kind registered by a feature, and the object's id. */
export const Reference = z.strictObject({ kind: z.string().min(1).max(40), id: Id });
export type Reference = z.infer<typeof Reference>;

/** Of something that somebody said: who, when and where, and how it begins. A place without a name has `""`. */
export const Saying = z.strictObject({
  authorId: Id,
  placeId: Id,
  placeName: z.string(),
  isReply: z.boolean(),
  text: z.string(),
  saidAt: Instant,
});
export type Saying = z.infer<typeof Saying>;

/** What a reference shows wherever it stands: a line, a small detail, and where it leads below the workspace's address. */
export const ReferencePreview = z.strictObject({
  title: z.string(),
  detail: z.string(),
  path: z.string(),
  saying: Saying.optional(),
});
export type ReferencePreview = z.infer<typeof ReferencePreview>;
