import { afterAll } from "vitest";

type Step = () => unknown;

/** What the present test file leaves to be ended, the youngest first. */
const steps: Step[] = [];

/**
 * Ends something after the present test file's tests. Test files of one worker share their modules, so a module's own
 * `afterAll` would be heard by the first file alone.
 */
export const afterFile = (step: Step): void => void steps.push(step);

/** Called by what runs before each test file. */
export function endAfterFile(): void {
  afterAll(async () => {
    for (const step of steps.splice(0).reverse()) await step();
  });
}
