import { housekeeping } from "#platform/housekeeping.ts";
import type { Feature } from "#platform/operations/feature.ts";
import { profiles } from "./people/profiles/index.ts";
import { members } from "./workspace/members/index.ts";
import { roles } from "./workspace/roles/index.ts";
import { workspaces } from "./workspace/workspaces/index.ts";

/** The table of contents: every feature of the product, in tier order. */
export const features: Feature[] = [housekeeping, profiles, roles, members, workspaces];
