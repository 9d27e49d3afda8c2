import { feature } from "#platform/operations/feature.ts";
import { identify } from "./identify.ts";

/** Tells who calls, from a cookie, an access token or a personal token. */
export const identity = feature({ name: "people/identity", identify });
