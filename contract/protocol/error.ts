import * as z from "zod";

/**
 * Codes every operation may answer with, and their HTTP status.
 * A feature's own codes are declared on its operations with `errors`.
 */
export const commonErrors = {
  invalid_input: 400,
  not_signed_in: 401,
  not_allowed: 403,
  wrong_origin: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
  /** The disk of the server, or of its database, is full: nothing was changed. */
  storage_full: 507,
} as const;
export type CommonErrorCode = keyof typeof commonErrors;

/** One field that was refused: `path` as dotted keys (`people.0.email`), and what was expected. */
export const FieldProblem = z.strictObject({ path: z.string(), message: z.string() });
export type FieldProblem = z.infer<typeof FieldProblem>;

/** RFC 9457 problem details, as REST answers and as the `error` of a socket answer. */
export const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  fields: z.array(FieldProblem).optional(),
  retryAfter: z.number().optional().meta({ description: "seconds" }),
  requestId: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;
