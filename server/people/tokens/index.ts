import { feature } from "#platform/operations/feature.ts";
import { issueTokens } from "./issue-tokens.ts";
import { refreshTokens } from "./refresh-tokens.ts";

/** Tokens of API clients: short-lived access tokens, and refresh tokens that are good once. */
export const tokens = feature({
  name: "people/tokens",
  operations: [issueTokens, refreshTokens],
});

export { issueAccessToken, openAccessToken } from "./access-token.ts";
