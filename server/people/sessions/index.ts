import { feature } from "#platform/operations/feature.ts";
import { endOtherSessions } from "./end-other-sessions.ts";
import { endSession } from "./end-session.ts";
import { forgetExpired } from "./forget-expired.ts";
import { listSessions } from "./list-sessions.ts";
import { startSeenSessions } from "./seen-sessions.ts";
import { startWatchingSessions } from "./watch-sessions.ts";

/** Signed-in devices: begun by signing in, listed, ended one by one or all others at once. */
export const sessions = feature({
  name: "people/sessions",
  operations: [listSessions, endSession, endOtherSessions],
  jobs: [forgetExpired],
  start: (platform) => {
    startSeenSessions(platform);
    startWatchingSessions(platform);
  },
});

export { beginApiSession, beginBrowserSession } from "./begin-session.ts";
export { deviceName } from "./device-name.ts";
export { endSessions } from "./end-sessions.ts";
export { noteSeen } from "./seen-sessions.ts";
export { forgetSessionCookie, secretInCookies, sessionCookie } from "./session-cookie.ts";
export { findApiSession, insertSession, isSession, replaceSessionSecret, speakFor } from "./session-rows.ts";
export { newSecret, secretHash } from "./session-secret.ts";
export { noteActive } from "./watch-sessions.ts";
