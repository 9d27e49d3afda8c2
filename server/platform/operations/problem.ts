import type { Problem } from "@atrium/contract/protocol/error.ts";
import { Refusal, statusOf } from "./refuse.ts";

/** An error as RFC 9457 problem details. What is not a refusal is `internal` and says nothing of its inside. */
export function problemOf(error: unknown, errors: Readonly<Record<string, number>>, requestId?: string): Problem {
  const refusal = error instanceof Refusal ? error : new Refusal(passing(error) ? "unavailable" : "internal");
  const { code, details } = refusal;
  return {
    type: `urn:atrium:problem:${code}`,
    title: code.replaceAll("_", " "),
    status: details.status ?? statusOf(code, errors),
    code,
    ...(details.detail && { detail: details.detail }),
    ...(details.fields && { fields: details.fields }),
    ...(details.retryAfter && { retryAfter: details.retryAfter }),
    ...(requestId && { requestId }),
  };
}

/** The database is away or restarting: worth another try, unlike a defect. */
function passing(error: unknown): boolean {
  const code = (error as { code?: string } | undefined)?.code ?? "";
  return /^(57P0[123]|08\d{3}|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|53300)$/.test(code) || isBrokenConnection(error);
}

const isBrokenConnection = (error: unknown): boolean =>
  error instanceof Error && /Connection terminated|connection timeout|not queryable/i.test(error.message);
