/** `refused`: not asked at all, because it may lead inside. */
export type OutsideCode = "refused" | "failed" | "timeout" | "too_large" | "wrong_type" | "too_many_redirects";

/** Why nothing came from outside. For logs, never for people: it would tell what is reachable from here. */
export class OutsideError extends Error {
  override name = "OutsideError";
  readonly code: OutsideCode;

  constructor(code: OutsideCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
