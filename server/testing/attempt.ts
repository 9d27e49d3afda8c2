import type { ApiError } from "@atrium/web/platform/api/api-error.ts";

/** The error of a call that must be refused; fails when it is not. */
export async function refused(call: Promise<unknown>): Promise<ApiError> {
  const outcome = await call.then(
    (answer) => ({ answer }),
    (error: ApiError) => ({ error }),
  );
  if ("error" in outcome) return outcome.error;
  throw new Error(`was not refused: ${JSON.stringify(outcome.answer).slice(0, 300)}`);
}
