import type { AuditEntry } from "@atrium/contract/workspace/audit.ts";

const columns = ["line", "at", "who", "what", "kind", "id", "name", "before", "after", "ip", "user agent"];

/** The lines as a table for other programs (RFC 4180). `nameOf` says who acted. */
export function auditFile(entries: readonly AuditEntry[], nameOf: (memberId: string) => string): string {
  const rows = entries.map(({ seq, at, actorId, what, on, before, after, ip, userAgent }) => [
    String(seq),
    at,
    actorId ? nameOf(actorId) : "",
    what,
    on.kind,
    on.id ?? "",
    on.name,
    before ? JSON.stringify(before) : "",
    after ? JSON.stringify(after) : "",
    ip,
    userAgent,
  ]);
  return [columns, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** What begins like a formula would be computed by the program that opens the file: people choose their names. */
const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
