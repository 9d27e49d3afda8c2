import type { TokenPair } from "@atrium/contract/people/sessions.ts";
import type * as z from "zod";
import type { Platform } from "#platform/operations/platform.ts";
import { accessTokenSeconds, issueAccessToken } from "./access-token.ts";
import { sealRefreshToken } from "./refresh-token.ts";

/** What an API client gets: an access token for now, a refresh token for the next pair. */
export const tokenPair = async (
  platform: Platform,
  session: { accountId: string; sessionId: string; secret: string },
  now: Date,
): Promise<z.infer<typeof TokenPair>> => ({
  accessToken: await issueAccessToken(platform, session, now),
  refreshToken: await sealRefreshToken(platform, session.sessionId, session.secret),
  expiresIn: accessTokenSeconds,
});
