import { feature } from "#platform/operations/feature.ts";
import { createPersonalToken } from "./create-personal-token.ts";
import { listPersonalTokens } from "./list-personal-tokens.ts";
import { revokePersonalToken } from "./revoke-personal-token.ts";

/** Long-lived tokens for scripts: shown once, kept as a hash, revoked at once. */
export const personalTokens = feature({
  name: "people/personal-tokens",
  operations: [listPersonalTokens, createPersonalToken, revokePersonalToken],
});

export { isPersonalSecret } from "./personal-token-secret.ts";
export { revokePersonalTokens } from "./revoke-personal-token.ts";
