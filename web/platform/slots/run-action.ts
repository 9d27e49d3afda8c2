import { toast } from "#ui/feedback/toast.ts";
import { ApiError } from "../api/api-error.ts";
import { errorWords } from "../words/error-words.ts";
import type { Action } from "./action.ts";

/** Does what somebody chose; when it fails, says so in words. A defect is reported as well. */
export const runAction = <Target>(action: Pick<Action<Target>, "run">, target: Target): void =>
  told(() => action.run(target));

/** The same for anything that may fail while nobody waits for it. */
export function told(work: () => unknown): void {
  const failed = (error: unknown) => {
    toast(errorWords(error), { kind: "danger" });
    if (!(error instanceof ApiError)) reportError(error);
  };
  try {
    Promise.resolve(work()).catch(failed);
  } catch (error) {
    failed(error);
  }
}
