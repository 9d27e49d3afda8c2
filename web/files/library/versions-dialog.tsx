import type { SharedFile } from "@atrium/contract/files/files.ts";
import {
  type FileVersion,
  listFileVersions,
  removeFileVersion,
  restoreFileVersion,
} from "@atrium/contract/files/versions.ts";
import { useLingui } from "@lingui/react/macro";
import { Download, ExternalLink, RotateCcw, Trash2, Upload } from "lucide-react";
import { useEffect } from "react";
import { useProfile } from "#people/profiles/index.ts";
import { useAnswer } from "#platform/api/use-answer.ts";
import { attempt, callHere } from "#platform/realtime/call-here.ts";
import { currentSpace } from "#platform/store/space.ts";
import { fullMoment } from "#platform/words/moments.ts";
import { Button } from "#ui/controls/button.tsx";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { confirm } from "#ui/overlays/confirm.ts";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { DialogBody, DialogFoot } from "#ui/overlays/dialog-parts.tsx";
import { contentAddress, downloadAddress } from "../file-address.ts";
import { sizeWords } from "../file-words.ts";
import { useFile } from "../shown/index.ts";
import { AttachmentTray, chooseFiles, pickFiles } from "../uploads/index.ts";
import { closeDialog } from "./library-dialog-state.ts";
import { versionHolder } from "./place-files.ts";

/** All contents a file has had: who gave it which and when; looking at them, bringing one back, adding the next. */
export function VersionsDialog({ file: given }: { file: SharedFile }) {
  const { t } = useLingui();
  const file = useFile(given);
  const { workspaceId } = currentSpace();
  const known = useAnswer(listFileVersions, { workspaceId, fileId: file.id });
  const { reload } = known;
  // A new content, or one that was removed, is told as a change of the file.
  useEffect(() => reload(), [file, reload]);
  const mayChange = known.value?.mayChange === true;
  const holder = versionHolder(file.id);
  return (
    <Dialog title={t`Versions of “${file.name}”`} onClose={closeDialog}>
      <DialogBody>
        {!known.value && <Skeleton rows={2} label={t`Reading the versions`} />}
        <ul aria-label={t`Versions`} className="flex flex-col gap-1">
          {known.value?.versions.map((version) => (
            <VersionLine
              key={version.version}
              file={file}
              version={version}
              isPresent={version.version === file.version}
              mayChange={mayChange}
            />
          ))}
        </ul>
        <AttachmentTray holder={holder} />
      </DialogBody>
      <DialogFoot>
        <Button onPress={closeDialog}>{t`Close`}</Button>
        {mayChange && (
          <Button
            kind="main"
            onPress={() => pickFiles("files", (chosen) => chooseFiles(holder, chosen.slice(0, 1), null))}
          >
            <Upload size={16} strokeWidth={1.5} />
            {t`Upload a new version`}
          </Button>
        )}
      </DialogFoot>
    </Dialog>
  );
}

type LineProps = { file: SharedFile; version: FileVersion; isPresent: boolean; mayChange: boolean };

function VersionLine({ file, version: one, isPresent, mayChange }: LineProps) {
  const { t } = useLingui();
  const { version, restoredFrom } = one;
  const name = useProfile(one.uploaderId)?.name ?? "";
  const addressed = { id: file.id, version };
  const remove = async () => {
    const yes = await confirm({
      title: t`Remove version ${version}?`,
      text: t`It cannot be brought back after that. The file keeps its present content.`,
      action: t`Remove`,
      danger: true,
    });
    if (yes) attempt(callHere(removeFileVersion, { fileId: file.id, version }));
  };
  return (
    <li className="flex min-h-14 items-center gap-2 rounded-control px-2 py-1 hover:bg-hover">
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="flex min-w-0 items-center gap-2 text-ui font-medium">
          {t`Version ${version}`}
          {isPresent && (
            <span className="rounded-full bg-accent-soft px-1.5 text-meta text-accent-ink">{t`present`}</span>
          )}
          {restoredFrom !== null && (
            <span className="text-meta font-normal text-quiet">{t`brought back from version ${restoredFrom}`}</span>
          )}
        </span>
        <span className="truncate text-meta text-quiet">
          <bdi>{name}</bdi> · {fullMoment(one.createdAt)} · {sizeWords(one.size)}
        </span>
      </span>
      <IconButton
        icon={ExternalLink}
        size="small"
        label={t`Open version ${version}`}
        onPress={() => void open(contentAddress(addressed), "_blank", "noopener")}
      />
      <a
        href={downloadAddress(addressed)}
        download={one.name}
        aria-label={t`Download version ${version}`}
        data-tip={t`Download`}
        className="flex size-7 shrink-0 items-center justify-center rounded-control text-quiet hover:bg-hover hover:text-text touch:size-11"
      >
        <Download size={18} strokeWidth={1.5} />
      </a>
      {mayChange && !isPresent && (
        <>
          <IconButton
            icon={RotateCcw}
            size="small"
            label={t`Bring back version ${version}`}
            onPress={() => attempt(callHere(restoreFileVersion, { fileId: file.id, version }))}
          />
          <IconButton
            icon={Trash2}
            size="small"
            label={t`Remove version ${version}`}
            onPress={() => attempt(remove())}
          />
        </>
      )}
    </li>
  );
}
