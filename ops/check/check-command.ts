import { printCheck, runChecks } from "./checks.ts";

/** `npm run check`: types, lint, format, the house rules and what nothing uses. */
const results = await runChecks(printCheck);
process.exitCode = results.every((result) => result.passed) ? 0 : 1;
