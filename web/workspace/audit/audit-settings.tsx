import type { CallOf } from "@atrium/contract/protocol/operation.ts";
import { listAudit } from "@atrium/contract/workspace/audit.ts";
import { listMembers } from "@atrium/contract/workspace/members.ts";
import { useLingui } from "@lingui/react/macro";
import { ScrollText } from "lucide-react";
import { useEffect, useState } from "react";
import { keepProfiles } from "#people/profiles/index.ts";
import { api } from "#platform/api/api.ts";
import { useAnswer } from "#platform/api/use-answer.ts";
import { attempt } from "#platform/realtime/call-here.ts";
import { useSpace } from "#platform/store/space.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { Button } from "#ui/controls/button.tsx";
import { EmptyState } from "#ui/feedback/empty-state.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { AuditCheck } from "./audit-check.tsx";
import { AuditFilters, type Filters, inputOf, noFilters } from "./audit-filters.tsx";
import { AuditLine } from "./audit-line.tsx";
import { downloadAudit } from "./download-audit.ts";

/** Who did what in this workspace, newest first. */
export default function AuditSettings() {
  const { t } = useLingui();
  const { workspaceId } = useSpace();
  const [filters, setFilters] = useState<Filters>(noFilters);
  const input = { workspaceId, limit: 50, ...inputOf(filters) };
  const { value, error, set } = useAnswer(listAudit, input);
  const { value: members } = useAnswer(listMembers, { workspaceId, limit: 100 });
  useEffect(() => keepProfiles(value?.people ?? []), [value]);
  // Who acted and is here no longer can be asked for as well.
  const people = [...(members?.items.map(({ profile }) => profile) ?? []), ...(value?.people ?? [])];
  const more = async (cursor: string) => {
    const answer = await api.call(listAudit, { ...input, cursor });
    set((before) => ({
      ...answer,
      items: [...before.items, ...answer.items],
      people: [...before.people, ...answer.people],
    }));
  };
  const next = value?.next;
  return (
    <div className="mx-auto flex max-w-240 flex-col gap-4 p-4 wide:p-8">
      <AuditCheck />
      <AuditFilters filters={filters} people={people} onChange={setFilters} />
      {error !== null && <Notice>{errorWords(error)}</Notice>}
      {!value && error === null && <Skeleton rows={6} label={t`Reading the audit trail`} />}
      {value?.items.length === 0 && (
        <EmptyState icon={ScrollText} title={t`Nothing of this kind`}>
          {t`Choose another person, kind or time.`}
        </EmptyState>
      )}
      {value && value.items.length > 0 && (
        <table className="w-full border-separate border-spacing-0 rounded-card border border-line bg-surface text-ui">
          <thead className="text-start text-meta text-quiet max-wide:sr-only">
            <tr>
              {[t`When`, t`Who`, t`What`, t`From`].map((head) => (
                <th key={head} scope="col" className="border-b border-line px-3 py-2 text-start font-medium">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {value.items.map((entry) => (
              <AuditLine key={entry.seq} entry={entry} />
            ))}
          </tbody>
        </table>
      )}
      <div className="flex flex-wrap gap-2">
        {next && <Button onPress={() => attempt(more(next))}>{t`Show earlier ones`}</Button>}
        {value && value.items.length > 0 && <Download input={input} />}
      </div>
    </div>
  );
}

/** What is looked at, as a table for other programs. */
function Download({ input }: { input: CallOf<typeof listAudit> }) {
  const { t } = useLingui();
  const [lines, setLines] = useState<number | null>(null);
  const save = () => downloadAudit(input, setLines).finally(() => setLines(null));
  return (
    <Button kind="quiet" busy={lines !== null} onPress={() => attempt(save())}>
      {lines === null ? t`Download as a table` : t`${lines} lines`}
    </Button>
  );
}
