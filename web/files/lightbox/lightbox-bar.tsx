import { useLingui } from "@lingui/react/macro";
import { Download, MessageSquareText, X } from "lucide-react";
import { PersonAvatar, useProfile } from "#people/profiles/index.ts";
import { go } from "#platform/router/navigation.ts";
import { i18n } from "#platform/words/words.ts";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { downloadAddress } from "../file-address.ts";
import { sizeWords } from "../file-words.ts";
import { FileMenu } from "../shown/index.ts";
import { closeLightbox, type LightboxItem } from "./lightbox-state.ts";

type Props = { item: LightboxItem; at: number; count: number };

/** Whose file it is, its name, and what can be done with it. */
export function LightboxBar({ item: { file, saidAt, address }, at, count }: Props) {
  const { t } = useLingui();
  const author = useProfile(file.uploaderId)?.name;
  const when = new Intl.DateTimeFormat(i18n.locale, { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" });
  const place = t`${at + 1} of ${count}`;
  const facts = [author, when.format(new Date(saidAt ?? file.createdAt)), sizeWords(file.size)];
  return (
    <div className="flex h-14 shrink-0 items-center gap-3 border-b border-line pe-2 ps-4 max-wide:ps-3">
      <span className="max-wide:hidden">
        <PersonAvatar id={file.uploaderId} size={32} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="truncate text-ui font-medium" dir="auto">
          {file.name}
        </p>
        <p className="truncate text-meta text-quiet">
          {count > 1 && <span className="tabular-nums wide:hidden">{place} · </span>}
          {facts.filter(Boolean).join(" · ")}
        </p>
      </div>
      {count > 1 && (
        <span className="shrink-0 px-2 text-meta text-quiet tabular-nums max-wide:hidden" aria-hidden="true">
          {place}
        </span>
      )}
      {address && (
        <IconButton
          icon={MessageSquareText}
          label={t`Go to the message`}
          tooltipAt="bottom"
          onPress={() => {
            closeLightbox();
            go(address);
          }}
        />
      )}
      <a
        href={downloadAddress(file)}
        download={file.name}
        aria-label={t`Download`}
        data-tip={t`Download`}
        className="flex size-8 shrink-0 items-center justify-center rounded-control text-quiet hover:bg-hover hover:text-text touch:size-11"
      >
        <Download size={18} strokeWidth={1.5} />
      </a>
      <FileMenu file={file} />
      <IconButton icon={X} label={t`Close`} tooltipAt="bottom" onPress={closeLightbox} />
    </div>
  );
}
