import { feature } from "#platform/operations/feature.ts";

/** Tokens of API clients: short-lived access tokens with refresh tokens, and personal tokens for scripts. */
export const tokens = feature({
  name: "people/tokens",
});

export { issueAccessToken, sessionOfAccessToken } from "./access-token.ts";
export { isPersonalSecret } from "./personal-token-secret.ts";
