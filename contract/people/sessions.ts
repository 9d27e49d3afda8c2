import * as z from "zod";
import { Id, Instant } from "../protocol/id.ts";
import { operation } from "../protocol/operation.ts";
import { Email } from "./accounts.ts";

/** A signed-in device: a browser's cookie session or an API client's refresh chain. */
export const Session = z.strictObject({
  id: Id,
  current: z.boolean(),
  kind: z.enum(["browser", "api"]),
  /** In words, from the User-Agent: `Chromium on Linux`. */
  device: z.string(),
  ip: z.string().nullable(),
  createdAt: Instant,
  lastSeenAt: Instant,
});
export type Session = z.infer<typeof Session>;

export const listSessions = operation("listSessions", {
  method: "GET",
  path: "/sessions",
  summary: "List the signed-in devices",
  caller: "account",
  input: z.strictObject({}),
  output: z.strictObject({ sessions: z.array(Session) }),
});

/** Its sockets close within a second. */
export const endSession = operation("endSession", {
  method: "DELETE",
  path: "/sessions/{sessionId}",
  summary: "Sign out one device",
  caller: "account",
  input: z.strictObject({ sessionId: Id }),
  output: z.strictObject({}),
});

export const endOtherSessions = operation("endOtherSessions", {
  method: "DELETE",
  path: "/sessions",
  summary: "Sign out every other device",
  caller: "account",
  input: z.strictObject({}),
  output: z.strictObject({ ended: z.number().int() }),
});

/** `accessToken`: a JWT (RFC 7519) for `Authorization: Bearer`; `refreshToken`: good once, for the next pair. */
export const TokenPair = z.strictObject({
  accessToken: z.string(),
  refreshToken: z.string(),
  expiresIn: z.number().int().meta({ description: "seconds until the access token expires" }),
});

export const issueTokens = operation("issueTokens", {
  method: "POST",
  path: "/tokens",
  summary: "Sign in as an API client",
  caller: "open",
  input: z.strictObject({ email: Email, password: z.string().min(1).max(200) }),
  output: TokenPair,
  errors: { wrong_credentials: 401 },
  limit: { count: 20, seconds: 300, by: "network" },
});

/** A refresh token that was used before ends the whole session: one of the two holders stole it (RFC 9700, 4.14). */
export const refreshTokens = operation("refreshTokens", {
  method: "POST",
  path: "/tokens/refresh",
  summary: "Exchange a refresh token for a new pair",
  caller: "open",
  input: z.strictObject({ refreshToken: z.string().min(20).max(400) }),
  output: TokenPair,
  errors: { token_expired: 401 },
  limit: { count: 120, seconds: 60, by: "network" },
});

/** A long-lived token for scripts; shown once, kept as a hash. */
export const PersonalToken = z.strictObject({
  id: Id,
  name: z.string().trim().min(1).max(80),
  createdAt: Instant,
  lastUsedAt: Instant.nullable(),
  expiresAt: Instant.nullable(),
});
export type PersonalToken = z.infer<typeof PersonalToken>;

export const listPersonalTokens = operation("listPersonalTokens", {
  method: "GET",
  path: "/personal-tokens",
  summary: "List personal tokens",
  caller: "account",
  input: z.strictObject({}),
  output: z.strictObject({ tokens: z.array(PersonalToken) }),
});

export const createPersonalToken = operation("createPersonalToken", {
  method: "POST",
  path: "/personal-tokens",
  summary: "Create a personal token; the answer shows it once",
  caller: "account",
  input: z.strictObject({
    name: PersonalToken.shape.name,
    expiresInDays: z.number().int().min(1).max(3650).optional(),
  }),
  output: z.strictObject({ token: PersonalToken, secret: z.string() }),
  limit: { count: 30, seconds: 3600 },
});

export const revokePersonalToken = operation("revokePersonalToken", {
  method: "DELETE",
  path: "/personal-tokens/{tokenId}",
  summary: "Revoke a personal token",
  caller: "account",
  input: z.strictObject({ tokenId: Id }),
  output: z.strictObject({}),
});
