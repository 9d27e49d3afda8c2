/**
 * Where the property tests begin: the same cases in every run, so that a failure is about the change at hand.
 * `ATRIUM_SEED=7 npm test -- server/import/text` tries others.
 */
export const seed = Number(process.env.ATRIUM_SEED ?? 20_261);
