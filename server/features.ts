import { housekeeping } from "#platform/housekeeping.ts";
import type { Feature } from "#platform/operations/feature.ts";

/** The table of contents: every feature of the product, in tier order. */
export const features: Feature[] = [housekeeping];
