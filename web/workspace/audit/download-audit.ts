import type { CallOf } from "@atrium/contract/protocol/operation.ts";
import { type AuditEntry, listAudit } from "@atrium/contract/workspace/audit.ts";
import { api } from "#platform/api/api.ts";
import { auditFile } from "./audit-file.ts";

/** More than this is for the API: a browser holds the whole file. */
const mostLines = 10_000;

/** Saves the lines that are looked at, the newest first, as a file. `onProgress` hears how many are there. */
export async function downloadAudit(
  input: CallOf<typeof listAudit>,
  onProgress: (lines: number) => void,
): Promise<void> {
  const lines: AuditEntry[] = [];
  const names = new Map<string, string>();
  for (let cursor: string | undefined; lines.length < mostLines; ) {
    const page = await api.call(listAudit, { ...input, limit: 100, ...(cursor && { cursor }) });
    lines.push(...page.items);
    for (const { id, name } of page.people) names.set(id, name);
    onProgress(lines.length);
    cursor = page.next;
    if (!cursor) break;
  }
  const file = new Blob([auditFile(lines, (id) => names.get(id) ?? id)], { type: "text/csv" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = `audit-${new Date().toISOString().slice(0, 10)}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
