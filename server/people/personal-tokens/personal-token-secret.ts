import { newSecret } from "#people/sessions/index.ts";

/** Tells secret scanners, and people, what it is. */
const prefix = "atr_";

export const newPersonalSecret = (): string => `${prefix}${newSecret()}`;
export const isPersonalSecret = (bearer: string): boolean => /^atr_[\w-]{43}$/.test(bearer);
