import { readInvitation } from "@atrium/contract/workspace/invitations.ts";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { api } from "#platform/api/api.ts";
import { useSubmit } from "#platform/api/use-submit.ts";
import { go } from "#platform/router/navigation.ts";
import { Button } from "#ui/controls/button.tsx";
import { Field } from "#ui/controls/field.tsx";
import { TextLink } from "#ui/controls/text-link.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { CardPage } from "#ui/layout/card-page.tsx";

/** Joining with the code of an organisation; a whole invitation link works as well. */
export default function JoinPage() {
  const { t } = useLingui();
  const [code, setCode] = useState("");
  const wrong = t`No workspace has this code. Check it letter by letter, or ask for a new one.`;
  const { busy, problems, onSubmit } = useSubmit(
    async () => {
      const token = code.trim().split("/").at(-1) ?? "";
      await api.call(readInvitation, { token });
      go(`/join/${encodeURIComponent(token)}`);
    },
    {
      check: () => (code.trim().length >= 10 ? {} : { code: t`Enter the whole code.` }),
      fields: { token: wrong },
      codes: {
        not_found: { field: "code", words: wrong },
        invalid_input: { field: "code", words: wrong },
        invitation_expired: { field: "code", words: t`This code is no longer good. Ask for a new one.` },
      },
    },
  );
  return (
    <CardPage
      title={t`Join with a code`}
      lead={t`Whoever runs the workspace can give you its code.`}
      foot={<TextLink to="/">{t`Back`}</TextLink>}
    >
      <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
        {problems[""] && <Notice>{problems[""]}</Notice>}
        <Field
          label={t`Code or invitation link`}
          name="code"
          autoFocus
          autoComplete="off"
          value={code}
          onChange={setCode}
          error={problems.code}
        />
        <Button type="submit" kind="main" size="large" wide busy={busy}>{t`Go on`}</Button>
      </form>
    </CardPage>
  );
}
