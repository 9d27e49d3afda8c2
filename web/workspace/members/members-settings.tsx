import { listMembers, type Member } from "@atrium/contract/workspace/members.ts";
import { useLingui } from "@lingui/react/macro";
import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { keepProfiles } from "#people/profiles/index.ts";
import { useAnswer } from "#platform/api/use-answer.ts";
import { useSpace } from "#platform/store/space.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { Field } from "#ui/controls/field.tsx";
import { Select } from "#ui/controls/select.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { MemberLine } from "./member-line.tsx";
import { useRoles } from "./role-store.ts";

type State = Member["profile"]["state"];

/** Members with their roles; suspended and former ones on request. */
export function MembersSettings() {
  const { t } = useLingui();
  const { workspaceId } = useSpace();
  const [query, setQuery] = useState("");
  const [state, setState] = useState<State>("active");
  const roles = useRoles();
  const { value, error, set, reload } = useAnswer(listMembers, {
    workspaceId,
    state,
    limit: 100,
    ...(query.trim() ? { query: query.trim() } : {}),
  });
  useEffect(() => keepProfiles(value?.items.map((member) => member.profile) ?? []), [value]);
  const states: { value: State; label: string }[] = [
    { value: "active", label: t`Active` },
    { value: "suspended", label: t`Suspended` },
    { value: "left", label: t`Left` },
  ];
  const keep = (member: Member) =>
    set((before) => ({
      ...before,
      items: before.items.map((one) => (one.profile.id === member.profile.id ? member : one)),
    }));
  return (
    <div className="mx-auto flex max-w-200 flex-col gap-4 p-4 wide:p-8">
      <div className="grid grid-cols-[1fr_140px] items-end gap-3">
        <Field
          label={t`Search members`}
          hideLabel
          placeholder={t`Search by name`}
          value={query}
          onChange={setQuery}
          end={<Search size={16} strokeWidth={1.5} className="me-3 text-quiet" />}
        />
        <Select
          label={t`Which members`}
          hideLabel
          value={state}
          options={states}
          onChange={(next) => setState(next as State)}
        />
      </div>
      {error !== null && <Notice>{errorWords(error)}</Notice>}
      {!value && error === null && <Skeleton rows={4} withPicture label={t`Reading the members`} />}
      {value?.items.length === 0 && <p className="py-8 text-center text-ui text-quiet">{t`Nobody here.`}</p>}
      <ul className="flex flex-col divide-y divide-line rounded-card border border-line bg-surface empty:hidden">
        {value?.items.map((member) => (
          <MemberLine key={member.profile.id} member={member} roles={roles} onChanged={keep} onMoved={reload} />
        ))}
      </ul>
      {value?.next && <p className="text-meta text-quiet">{t`The first 100 are shown. Search for others by name.`}</p>}
    </div>
  );
}
