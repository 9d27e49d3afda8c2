import type { Problem } from "@atrium/contract/protocol/error.ts";
import { Refusal, statusOf } from "./refuse.ts";

/** An error as RFC 9457 problem details. What is not a refusal is `internal` and says nothing of its inside. */
export function problemOf(error: unknown, errors: Readonly<Record<string, number>>, requestId?: string): Problem {
  const refusal = error instanceof Refusal ? error : new Refusal(codeOf(error));
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

function codeOf(error: unknown): "storage_full" | "unavailable" | "internal" {
  const code = (error as { code?: unknown } | undefined)?.code;
  if (typeof code === "string" && full.test(code)) return "storage_full";
  return passing(error) ? "unavailable" : "internal";
}

/** No room: of a file system, of somebody's share of one, of PostgreSQL (53100). */
const full = /^(?:ENOSPC|EDQUOT|53100)$/;

/** The database or the storage is away, restarting or cannot be written: worth another try, unlike a defect. */
function passing(error: unknown): boolean {
  const { code, name, $fault } = (error ?? {}) as { code?: unknown; name?: unknown; $fault?: unknown };
  return away.test(String(code)) || isBrokenConnection(error) || name === "TimeoutError" || $fault === "server";
}

/** Of PostgreSQL, of connections, and of a disk that is read-only, broken, or has too much open. `$fault` is S3's. */
const away =
  /^(?:57P0[123]|08\d{3}|53300|ECONN(?:REFUSED|RESET|ABORTED)|EPIPE|ENOENT|ETIMEDOUT|EAI_AGAIN|EROFS|EIO|EMFILE|ENFILE|ESTALE)$/;

const isBrokenConnection = (error: unknown): boolean =>
  error instanceof Error && /Connection terminated|connection timeout|not queryable/i.test(error.message);
