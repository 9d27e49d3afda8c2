import { housekeeping } from "#platform/housekeeping.ts";
import type { Feature } from "#platform/operations/feature.ts";
import { boot } from "./boot.ts";
import { accounts } from "./people/accounts/index.ts";
import { identity } from "./people/identity/index.ts";
import { profiles } from "./people/profiles/index.ts";
import { sessions } from "./people/sessions/index.ts";
import { tokens } from "./people/tokens/index.ts";
import { members } from "./workspace/members/index.ts";
import { roles } from "./workspace/roles/index.ts";
import { workspaces } from "./workspace/workspaces/index.ts";

/** The table of contents: every feature of the product, in tier order. */
export const features: Feature[] = [
  housekeeping,
  sessions,
  tokens,
  identity,
  accounts,
  profiles,
  roles,
  members,
  workspaces,
  boot,
];
