import * as z from "zod";
import { Id } from "./id.ts";

/** Points at any object of the product: a kind registered by a feature, and the object's id. */
export const Reference = z.strictObject({ kind: z.string().min(1).max(40), id: Id });
export type Reference = z.infer<typeof Reference>;
