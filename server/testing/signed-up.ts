import { type ApiClient, createClient } from "@atrium/web/platform/api/client.ts";
import { insertAccount } from "../people/accounts/index.ts";
import { keepPassword } from "../people/passwords/index.ts";
import { insertSession, newSecret, secretHash, sessionCookie, speakFor } from "../people/sessions/index.ts";
import { issueAccessToken } from "../people/tokens/index.ts";
import { newId } from "../platform/operations/new-id.ts";
import type { TestServer } from "./test-server.ts";

/** Somebody with an account, signed in on a browser and as an API client. */
export type SignedUp = {
  accountId: string;
  email: string;
  name: string;
  /** Calls with the cookie, as the browser does. */
  client: ApiClient;
  /** The session cookie as a `Cookie` header. */
  cookie: string;
  /** The browser session's id. */
  sessionId: string;
  /** An access token of a second, API, session. */
  token: string;
  apiSessionId: string;
};

/** Everybody's password. */
export const testPassword = "a long enough password";
/** `testPassword` at the least cost Argon2id has; who signs in with it pays next to nothing. */
const testHash = "$argon2id$v=19$m=8,t=1,p=1$dGVzdHNhbHR0ZXN0c2FsdA$xRuYzQReC2ZZaDMA/fNZ56kbinTtj/VyBoUtAb7Az20";

/** An account with a verified address and two sessions, by its rows: registering would cost an Argon2 each. */
export async function signedUp(
  server: TestServer,
  options: { name?: string; email?: string; verified?: boolean } = {},
): Promise<SignedUp> {
  const { platform, url } = server;
  const accountId = newId();
  const name = options.name ?? "Mina Test";
  const email = options.email ?? `${accountId}@example.org`;
  const secret = newSecret();
  const session = { account_id: accountId, user_agent: "", ip: null, created_at: new Date() };
  const sessionId = newId();
  const apiSessionId = newId();
  // One after the other, but sent together: half of what a person costs is PostgreSQL and this process waking each other.
  await platform.run({ accountId }, ({ db, now }) =>
    Promise.all([
      insertAccount(db, { id: accountId, email, name }, now),
      speakFor(db, accountId),
      db
        .updateTable("account")
        .set({ email_verified: options.verified !== false })
        .where("id", "=", accountId)
        .execute(),
      keepPassword(db, accountId, testHash, now),
      insertSession(db, { ...session, id: sessionId, kind: "browser", token_hash: secretHash(secret) }),
      insertSession(db, { ...session, id: apiSessionId, kind: "api", token_hash: secretHash(newSecret()) }),
    ]),
  );
  const cookie = sessionCookie(platform.config, secret).split(";")[0] as string;
  const token = await issueAccessToken(platform, { accountId, sessionId: apiSessionId }, new Date());
  const client = createClient({ baseUrl: url, headers: { cookie } });
  return { accountId, email, name, client, cookie, sessionId, token, apiSessionId };
}
