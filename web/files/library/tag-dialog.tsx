import type { SharedFile } from "@atrium/contract/files/files.ts";
import { readLibraryFile, suggestTags, tagFile } from "@atrium/contract/files/library.ts";
import { useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { useAnswer } from "#platform/api/use-answer.ts";
import { attempt, callHere } from "#platform/realtime/call-here.ts";
import { currentSpace } from "#platform/store/space.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { DialogBody, DialogFoot } from "#ui/overlays/dialog-parts.tsx";
import { closeDialog } from "./library-dialog-state.ts";
import { applyTags } from "./library-store.ts";

/** What a file is tagged; each change is kept at once. */
export function TagDialog({ file }: { file: SharedFile }) {
  const { t } = useLingui();
  const id = useId();
  const { workspaceId } = currentSpace();
  const known = useAnswer(readLibraryFile, { workspaceId, fileId: file.id });
  const [typed, setTyped] = useState("");
  const suggested = useAnswer(suggestTags, { workspaceId, typed: typed.trim() });
  const tags = known.value?.file.tags ?? [];
  const change = (add: string[], remove: string[]) =>
    attempt(
      callHere(tagFile, { fileId: file.id, add, remove }).then((answer) => {
        known.set((before) => ({ file: { ...before.file, tags: answer.tags } }));
        applyTags(file.id, answer.tags);
      }),
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const tag = typed.trim().replace(/^#/, "");
    if (tag === "") return;
    setTyped("");
    change([tag], []);
  };
  const more = (suggested.value?.tags ?? []).filter((tag) => !tags.includes(tag)).slice(0, 8);
  return (
    <Dialog title={t`Tags of “${file.name}”`} size="small" onClose={closeDialog}>
      <DialogBody>
        <ul aria-label={t`Tags`} className="flex min-h-8 flex-wrap gap-1.5">
          {tags.map((tag) => (
            <li
              key={tag}
              className="flex h-8 items-center rounded-full bg-accent-soft pe-1 ps-3 text-ui text-accent-ink touch:h-11"
            >
              <bdi>{tag}</bdi>
              <button
                type="button"
                aria-label={t`Take off ${tag}`}
                onClick={() => change([], [tag])}
                className="flex size-6 cursor-pointer items-center justify-center rounded-full hover:bg-pressed touch:size-9"
              >
                <X size={14} strokeWidth={2} />
              </button>
            </li>
          ))}
          {known.value && tags.length === 0 && <li className="text-ui text-quiet">{t`No tags yet.`}</li>}
        </ul>
        <form onSubmit={submit} className="flex gap-2">
          <label htmlFor={id} className="sr-only">{t`New tag`}</label>
          <input
            id={id}
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            value={typed}
            maxLength={40}
            onChange={(event) => setTyped(event.target.value)}
            placeholder={t`contract, minutes, 2026 …`}
            className="h-9 min-w-0 flex-1 rounded-control border border-control bg-surface px-3 text-message placeholder:text-quiet touch:h-11"
          />
          <Button type="submit" isDisabled={typed.trim() === ""}>{t`Add`}</Button>
        </form>
        {more.length > 0 && (
          <div className="flex flex-wrap items-center gap-1.5">
            <span className="text-meta text-quiet">{t`In use:`}</span>
            {more.map((tag) => (
              <button
                key={tag}
                type="button"
                onClick={() => change([tag], [])}
                className="h-7 cursor-pointer rounded-full border border-line px-2.5 text-meta hover:bg-hover touch:h-11"
              >
                <bdi>{tag}</bdi>
              </button>
            ))}
          </div>
        )}
      </DialogBody>
      <DialogFoot>
        <Button kind="main" onPress={closeDialog}>{t`Done`}</Button>
      </DialogFoot>
    </Dialog>
  );
}
