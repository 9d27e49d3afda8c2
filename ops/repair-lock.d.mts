/** Adds the missing optional entries to a parsed package-lock.json and answers how many there were. */
export function repairLock(lock: { packages: Record<string, unknown> }): number;
