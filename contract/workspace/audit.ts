import * as z from "zod";
import { Profile } from "../people/profiles.ts";
import { Id, Instant } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";
import { pageInput } from "../protocol/paging.ts";

/** What was done, as noun and past: `member.suspended`. New ones may come at any time. */
const What = z
  .string()
  .max(60)
  .regex(/^[a-z_]+(?:\.[a-z_]+)+$/);

/** Plain values by name; never a secret, never what somebody wrote. */
const Details = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]));

/**
 * One line of the audit trail: who did what to which thing, when and from where. Numbered without gaps per workspace;
 * nobody changes or deletes a line, and each is sealed with the one before it (SHA-256).
 */
export const AuditEntry = z.strictObject({
  seq: z.number().int(),
  at: Instant,
  /** Null for what the server did by itself. */
  actorId: Id.nullable(),
  what: What,
  /** `name` is what it was called then; empty for what not every reader may know by name. */
  on: z.strictObject({ kind: z.string(), id: z.string().nullable(), name: z.string() }),
  before: Details.nullable(),
  after: Details.nullable(),
  ip: z.string(),
  userAgent: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** Newest first. `from` and `to` are moments; `what` is a kind of action or its beginning (`member`). */
export const listAudit = operation("listAudit", {
  method: "GET",
  path: "/workspaces/{workspaceId}/audit",
  summary: "Read the audit trail",
  caller: "workspace",
  input: z.strictObject({
    workspaceId: Id,
    actorId: Id.optional(),
    what: z
      .string()
      .max(60)
      .regex(/^[a-z_.]+$/)
      .optional(),
    from: Instant.optional(),
    to: Instant.optional(),
    ...pageInput(),
  }),
  output: z.strictObject({
    items: z.array(AuditEntry),
    next: z.string().optional(),
    /** Those who acted on this page. */
    people: z.array(Profile),
  }),
});

/**
 * Computes every seal anew. `brokenAt` is the first line that is not as it was written, or before which one is missing.
 * That the last lines are still there is shown by a `seal` that was noted down earlier: it must be found again.
 */
export const verifyAudit = operation("verifyAudit", {
  method: "GET",
  path: "/workspaces/{workspaceId}/audit/verification",
  summary: "Check that the audit trail is as it was written",
  caller: "workspace",
  input: z.strictObject({ workspaceId: Id }),
  output: z.strictObject({
    entries: z.number().int(),
    brokenAt: z.number().int().nullable(),
    /** The last line's seal, as hexadecimal digits; empty when there is none. */
    seal: z.string(),
  }),
  limit: { count: 6, seconds: 60 },
});
