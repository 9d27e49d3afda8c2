import { signUp } from "@atrium/contract/people/accounts.ts";
import { issueTokens } from "@atrium/contract/people/sessions.ts";
import { type ApiClient, createClient } from "@atrium/web/platform/api/client.ts";
import { person } from "./person.ts";

/** Somebody who needs no screen: registers, and then calls whatever a page would. */
export async function caller(name: string): Promise<ApiClient> {
  const baseUrl = process.env["JOURNEY_URL"] ?? "";
  const { email, password } = person(name);
  await createClient({ baseUrl }).call(signUp, { name, email, password });
  const { accessToken } = await createClient({ baseUrl }).call(issueTokens, { email, password });
  return createClient({ baseUrl, token: accessToken });
}
