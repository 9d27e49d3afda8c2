import type { FieldProblem, Problem } from "@atrium/contract/protocol/error.ts";

/** A refused call, or one that could not be made. `code` is the contract's code, or `offline`. */
export class ApiError extends Error {
  override name = "ApiError";
  readonly code: string;
  /** HTTP status, 0 when there was no answer. */
  readonly status: number;
  readonly fields: readonly FieldProblem[];
  /** Seconds to wait before trying again, when the server said so. */
  readonly retryAfter: number | undefined;
  readonly requestId: string | undefined;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.detail ?? problem.title, options);
    this.code = problem.code;
    this.status = problem.status;
    this.fields = problem.fields ?? [];
    this.retryAfter = problem.retryAfter;
    this.requestId = problem.requestId;
  }

  /** No answer: no network, no server, or too slow. The call may or may not have been made. */
  static offline(cause?: unknown): ApiError {
    return new ApiError(
      { type: "about:blank", title: "No answer from the server", status: 0, code: "offline" },
      { cause },
    );
  }

  /** Worth trying again later without changing anything. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

const codeOfStatus: Record<number, string> = {
  400: "invalid_input",
  401: "not_signed_in",
  403: "not_allowed",
  404: "not_found",
  409: "conflict",
  413: "too_large",
  429: "too_many_requests",
  502: "unavailable",
  503: "unavailable",
  504: "unavailable",
  507: "storage_full",
};

/** The problem of an answer, whoever gave it: a proxy in between may answer without one. */
export function problemOf(body: unknown, status: number, retryAfter: string | null): Problem {
  const seconds = retryAfter === null ? Number.NaN : Number(retryAfter);
  const waiting = Number.isFinite(seconds) ? { retryAfter: seconds } : {};
  if (typeof body === "object" && body !== null && "code" in body && typeof body.code === "string") {
    return { ...waiting, ...(body as Problem) };
  }
  return { type: "about:blank", title: `HTTP ${status}`, status, code: codeOfStatus[status] ?? "internal", ...waiting };
}
