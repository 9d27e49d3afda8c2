import type { AuditEntry } from "@atrium/contract/workspace/audit.ts";
import { useLingui } from "@lingui/react/macro";
import { useProfile } from "#people/profiles/index.ts";
import { clock, date, fullMoment } from "#platform/words/moments.ts";
import { auditChange, auditWords } from "./audit-words.ts";

const cell = "px-3 py-0.5 align-top wide:border-b wide:border-line wide:py-2";

/** One line: a row of the table, or on a phone a few lines below each other. */
export function AuditLine({ entry }: { entry: AuditEntry }) {
  const { t } = useLingui();
  const person = useProfile(entry.actorId ?? "")?.name;
  const at = new Date(entry.at);
  const change = auditChange(entry);
  return (
    <tr className="max-wide:flex max-wide:flex-col max-wide:border-b max-wide:border-line max-wide:py-2 last:*:border-b-0">
      <td className={`${cell} whitespace-nowrap text-quiet tabular-nums`}>
        <time dateTime={entry.at} title={fullMoment(at)}>
          {date(at)}, {clock(at)}
        </time>
      </td>
      <td className={`${cell} wrap-anywhere`}>{entry.actorId === null ? t`Atrium itself` : (person ?? "…")}</td>
      <td className={cell}>
        <span className="font-medium">{auditWords(entry)}</span>
        {entry.on.name && entry.on.id !== entry.actorId && <span className="wrap-anywhere"> · {entry.on.name}</span>}
        {change && <span className="block text-meta text-quiet wrap-anywhere">{change}</span>}
      </td>
      <td className={`${cell} text-meta text-quiet wrap-anywhere wide:pt-2.5`} title={entry.userAgent}>
        {entry.ip}
      </td>
    </tr>
  );
}
