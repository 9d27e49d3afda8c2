import type { SharedFile } from "@atrium/contract/files/files.ts";
import {
  createShareLink,
  listShareLinks,
  revokeShareLink,
  type ShareLink,
} from "@atrium/contract/files/share-links.ts";
import { Plural, useLingui } from "@lingui/react/macro";
import { Lock } from "lucide-react";
import { type FormEvent, useState } from "react";
import { newClientId } from "#platform/api/new-client-id.ts";
import { useAnswer } from "#platform/api/use-answer.ts";
import { attempt, callHere } from "#platform/realtime/call-here.ts";
import { currentSpace } from "#platform/store/space.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { date } from "#platform/words/moments.ts";
import { Button } from "#ui/controls/button.tsx";
import { CopyField } from "#ui/controls/copy-field.tsx";
import { Field } from "#ui/controls/field.tsx";
import { Select } from "#ui/controls/select.tsx";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { DialogBody, DialogFoot } from "#ui/overlays/dialog-parts.tsx";
import { closeDialog } from "./library-dialog-state.ts";

/** Links to a file for people without an account: making one, and those there are. */
export function ShareDialog({ file }: { file: SharedFile }) {
  const { t } = useLingui();
  const { workspaceId } = currentSpace();
  const known = useAnswer(listShareLinks, { workspaceId, fileId: file.id });
  const [url, setUrl] = useState<string>();
  const [now] = useState(() => Date.now());
  const live = (known.value?.links ?? []).filter((link) => !link.revokedAt && Date.parse(link.expiresAt) > now);
  return (
    <Dialog title={t`Share “${file.name}” by a link`} size="small" onClose={closeDialog}>
      <DialogBody>
        <p className="text-ui text-quiet">
          {t`Whoever has the link gets this file without an account, until it expires or you revoke it.`}
        </p>
        {url && (
          <div className="appear flex flex-col gap-1">
            <CopyField label={t`Link`} text={url} />
            <p className="text-meta text-quiet">{t`Copy it now: it is not shown again.`}</p>
          </div>
        )}
        <NewLink
          file={file}
          onMade={(made) => {
            setUrl(made);
            known.reload();
          }}
        />
        {live.length > 0 && (
          <section className="flex flex-col gap-1">
            <h3 className="text-ui font-medium">{t`Links that work`}</h3>
            <ul>
              {live.map((link) => (
                <LinkLine key={link.id} link={link} onRevoked={known.reload} />
              ))}
            </ul>
          </section>
        )}
      </DialogBody>
      <DialogFoot>
        <Button onPress={closeDialog}>{t`Close`}</Button>
      </DialogFoot>
    </Dialog>
  );
}

const day = 86_400_000;

function NewLink({ file, onMade }: { file: SharedFile; onMade: (url: string) => void }) {
  const { t } = useLingui();
  const [span, setSpan] = useState("7");
  const [until, setUntil] = useState("");
  const [password, setPassword] = useState("");
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const make = async (submit: FormEvent) => {
    submit.preventDefault();
    setBusy(true);
    setError(undefined);
    const expires = span === "date" ? new Date(`${until}T23:59:59`) : new Date(Date.now() + Number(span) * day);
    try {
      const input = { fileId: file.id, clientId: newClientId(), expiresAt: expires.toISOString() };
      onMade((await callHere(createShareLink, { ...input, ...(password && { password }) })).url);
      setPassword("");
    } catch (problem) {
      setError(errorWords(problem));
    }
    setBusy(false);
  };
  return (
    <form onSubmit={(submit) => void make(submit)} className="flex flex-col gap-3">
      <Select
        label={t`Works for`}
        value={span}
        options={[
          { value: "1", label: t`1 day` },
          { value: "7", label: t`7 days` },
          { value: "30", label: t`30 days` },
          { value: "date", label: t`Until a date` },
        ]}
        onChange={setSpan}
      />
      {span === "date" && (
        <Field
          label={t`Last day`}
          type="date"
          isRequired
          validationBehavior="native"
          value={until}
          onChange={setUntil}
        />
      )}
      <Field
        label={t`Password`}
        hint={t`If you like: at least four characters. Tell it by another way than the link.`}
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        error={error}
      />
      <span className="self-start">
        <Button
          kind="main"
          type="submit"
          busy={busy}
          isDisabled={(span === "date" && until === "") || (password !== "" && password.length < 4)}
        >{t`Make a link`}</Button>
      </span>
    </form>
  );
}

function LinkLine({ link, onRevoked }: { link: ShareLink; onRevoked: () => void }) {
  const { t } = useLingui();
  const until = date(link.expiresAt);
  return (
    <li className="flex min-h-11 items-center gap-2 text-ui">
      {link.hasPassword && <Lock size={15} strokeWidth={1.75} aria-label={t`With a password`} />}
      <span className="min-w-0 flex-1 truncate">
        {t`until ${until}`}
        <span className="text-quiet">
          {" · "}
          <Plural value={link.downloads} one="# download" other="# downloads" />
        </span>
      </span>
      <Button
        size="small"
        onPress={() => attempt(callHere(revokeShareLink, { fileId: link.fileId, linkId: link.id }).then(onRevoked))}
      >{t`Revoke`}</Button>
    </li>
  );
}
