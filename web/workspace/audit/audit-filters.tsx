import { useLingui } from "@lingui/react/macro";
import { Field } from "#ui/controls/field.tsx";
import { Select } from "#ui/controls/select.tsx";

/** What is looked for; empty: all. Days as the field gives them. */
export type Filters = { actorId: string; what: string; from: string; to: string };
export const noFilters: Filters = { actorId: "", what: "", from: "", to: "" };

/** As the operation wants it: whole days of one's own clock. */
export function inputOf({ actorId, what, from, to }: Filters) {
  const start = from ? new Date(`${from}T00:00:00`) : null;
  const end = to ? new Date(`${to}T00:00:00`) : null;
  end?.setDate(end.getDate() + 1);
  return {
    ...(actorId && { actorId }),
    ...(what && { what }),
    ...(start && { from: start.toISOString() }),
    ...(end && { to: end.toISOString() }),
  };
}

type Props = {
  filters: Filters;
  people: readonly { id: string; name: string }[];
  onChange: (filters: Filters) => void;
};

export function AuditFilters({ filters, people, onChange }: Props) {
  const { t } = useLingui();
  const change = (key: keyof Filters) => (value: string) => onChange({ ...filters, [key]: value });
  const kinds = [
    { value: "", label: t`Everything` },
    { value: "member.", label: t`Members and roles` },
    { value: "invit", label: t`Invitations and links` },
    { value: "organisation_code.", label: t`Organisation code` },
    { value: "group.", label: t`Groups` },
    { value: "channel.", label: t`Channels` },
    { value: "message.", label: t`Messages` },
    { value: "emoji.", label: t`Emoji` },
    { value: "workspace.", label: t`The workspace` },
  ];
  const byId = new Map(people.map(({ id, name }) => [id, name]));
  const names = [...byId].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label));
  return (
    <div className="grid grid-cols-2 gap-3 wide:grid-cols-4">
      <Select
        label={t`Who`}
        value={filters.actorId}
        options={[{ value: "", label: t`Anybody` }, ...names]}
        onChange={change("actorId")}
      />
      <Select label={t`What`} value={filters.what} options={kinds} onChange={change("what")} />
      <Field label={t`From`} type="date" value={filters.from} onChange={change("from")} />
      <Field label={t`To`} type="date" value={filters.to} onChange={change("to")} />
    </div>
  );
}
