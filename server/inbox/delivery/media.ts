import { mailMedium } from "../mail/index.ts";
import type { Medium } from "../media/index.ts";
import { pushMedium } from "../push/index.ts";

/** Every way of telling people outside the app. */
export const media: readonly Medium[] = [mailMedium, pushMedium];
