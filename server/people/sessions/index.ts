import { feature } from "#platform/operations/feature.ts";
import { startSeenSessions } from "./seen-sessions.ts";

/** Signed-in devices: begun by signing in, listed, ended one by one or all others at once. */
export const sessions = feature({
  name: "people/sessions",
  start: (platform) => startSeenSessions(platform),
});

export { beginApiSession, beginBrowserSession } from "./begin-session.ts";
export { noteSeen } from "./seen-sessions.ts";
export { forgetSessionCookie, secretInCookies, sessionCookie } from "./session-cookie.ts";
export { deleteSession, deleteSessions, insertSession, replaceSessionSecret, speakFor } from "./session-rows.ts";
export { newSecret, secretHash } from "./session-secret.ts";
