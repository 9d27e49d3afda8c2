import { setOrganisationCode } from "@atrium/contract/workspace/invitations.ts";
import { useLingui } from "@lingui/react/macro";
import { api } from "#platform/api/api.ts";
import { useChange } from "#platform/api/use-change.ts";
import { useSpace } from "#platform/store/space.ts";
import { Button } from "#ui/controls/button.tsx";
import { CopyField } from "#ui/controls/copy-field.tsx";
import { FormFoot } from "#ui/layout/form-foot.tsx";

export function OrganisationCode({ code, onChange }: { code: string | null; onChange: (code: string | null) => void }) {
  const { t } = useLingui();
  const { workspaceId } = useSpace();
  const { busy, problem, change } = useChange();
  const put = (on: boolean) =>
    change(async () => onChange((await api.call(setOrganisationCode, { workspaceId, on })).organisationCode));
  return (
    <div className="flex flex-col gap-3">
      {problem && (
        <p role="alert" className="text-meta font-medium text-danger">
          {problem}
        </p>
      )}
      {code ? (
        <>
          <CopyField label={t`Organisation code`} text={code} />
          <FormFoot>
            <Button isDisabled={busy} onPress={() => put(true)}>{t`Make a new code`}</Button>
            <Button kind="quiet" isDisabled={busy} onPress={() => put(false)}>{t`Switch off`}</Button>
          </FormFoot>
          <p className="text-meta text-quiet">{t`A new code makes the old one useless.`}</p>
        </>
      ) : (
        <FormFoot>
          <Button busy={busy} onPress={() => put(true)}>{t`Make a code`}</Button>
        </FormFoot>
      )}
    </div>
  );
}
