import { readStorageUse, type StorageUse } from "@atrium/contract/files/storage-use.ts";
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useAnswer } from "#platform/api/use-answer.ts";
import { useSpace } from "#platform/store/space.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { Notice } from "#ui/feedback/notice.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { Section } from "#ui/layout/section.tsx";
import { sizeWords } from "../file-words.ts";
import { kindWords } from "./kind-words.ts";

/** How much room the workspace's files take, and of how much. */
export default function StorageSettings() {
  const { t } = useLingui();
  const { workspaceId } = useSpace();
  const { value, error } = useAnswer(readStorageUse, { workspaceId });
  return (
    <div className="mx-auto flex max-w-160 flex-col gap-8 p-4 wide:p-8">
      {error !== null && <Notice>{errorWords(error)}</Notice>}
      {!value && error === null && <Skeleton rows={4} label={t`Counting files`} />}
      {value && <Used storage={value.storage} />}
      {value && <Kinds storage={value.storage} />}
    </div>
  );
}

function Used({ storage: { usedBytes, quotaBytes, fileMaxBytes } }: { storage: StorageUse }) {
  const { t } = useLingui();
  const used = sizeWords(usedBytes);
  const largest = sizeWords(fileMaxBytes);
  const isNearlyFull = quotaBytes !== null && usedBytes >= quotaBytes * 0.9;
  return (
    <Section title={t`Room for files`} lead={t`A single file may have up to ${largest}.`}>
      {quotaBytes === null ? (
        <p className="text-ui">{t`${used} used. There is no limit.`}</p>
      ) : (
        <div className="flex flex-col gap-2">
          <p className="text-ui">{t`${used} of ${sizeWords(quotaBytes)} used`}</p>
          <Bar share={usedBytes / quotaBytes} label={t`Room used`} isFull={isNearlyFull} />
          {isNearlyFull && (
            <Notice>{t`There is hardly any room left. Remove files, or ask whoever runs this server for more.`}</Notice>
          )}
        </div>
      )}
    </Section>
  );
}

function Kinds({ storage: { usedBytes, kinds } }: { storage: StorageUse }) {
  const { t, i18n } = useLingui();
  const rest = usedBytes - kinds.reduce((sum, { bytes }) => sum + bytes, 0);
  if (usedBytes === 0) return null;
  return (
    <Section title={t`By kind`} lead={t`Removed files make room at once.`}>
      <ul className="flex flex-col gap-5">
        {kinds.map(({ kind, files, bytes }) => (
          <Line key={kind} name={i18n._(kindWords[kind])} share={bytes / usedBytes} bytes={bytes} files={files} />
        ))}
        {rest > 0 && (
          <Line name={t`Previews, older versions, uploads under way`} share={rest / usedBytes} bytes={rest} />
        )}
      </ul>
    </Section>
  );
}

function Line({ name, share, bytes, files }: { name: string; share: number; bytes: number; files?: number }) {
  const count = files === undefined ? "" : plural(files, { one: "# file", other: "# files" });
  return (
    <li className="flex flex-col gap-2">
      <div className="flex items-baseline justify-between gap-4">
        <span className="min-w-0 text-ui">{name}</span>
        <span className="shrink-0 text-meta text-quiet">{[count, sizeWords(bytes)].filter(Boolean).join(" · ")}</span>
      </div>
      <Bar share={share} />
    </li>
  );
}

/** Without a label it only draws what the words beside it say. */
function Bar({ share, label, isFull = false }: { share: number; label?: string; isFull?: boolean }) {
  const percent = Math.min(100, Math.max(0, share * 100));
  const told = label
    ? ({
        role: "meter",
        "aria-label": label,
        "aria-valuenow": Math.round(percent),
        "aria-valuemin": 0,
        "aria-valuemax": 100,
      } as const)
    : { "aria-hidden": true };
  return (
    <div {...told} className="h-1.5 overflow-hidden rounded-full bg-line">
      {/* A little is not nothing. */}
      {percent > 0 && (
        <div
          className={`h-full min-w-1.5 rounded-full ${isFull ? "bg-danger" : "bg-accent"}`}
          style={{ width: `${percent}%` }}
        />
      )}
    </div>
  );
}
