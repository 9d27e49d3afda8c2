import type { Bookmark } from "@atrium/contract/chat/bookmarks.ts";
import { useLingui } from "@lingui/react/macro";
import { SmilePlus, X } from "lucide-react";
import { type FormEvent, useRef, useState } from "react";
import { ApiError } from "#platform/api/api-error.ts";
import { errorWords } from "#platform/words/error-words.ts";
import { Button } from "#ui/controls/button.tsx";
import { Field } from "#ui/controls/field.tsx";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { Notice } from "#ui/feedback/notice.tsx";
import { Dialog } from "#ui/overlays/dialog.tsx";
import { DialogBody, DialogFoot } from "#ui/overlays/dialog-parts.tsx";
import { EmojiPickerHost, pickEmoji } from "../emoji/index.ts";
import { closeBookmarkDialog } from "./bookmark-dialog-state.ts";
import { add, change } from "./change-bookmarks.ts";

type Props = { channelId: string; bookmark?: Bookmark };

/** Writes a bookmark, or changes one. */
export default function BookmarkDialog({ channelId, bookmark }: Props) {
  const { t } = useLingui();
  const [url, setUrl] = useState(bookmark?.url ?? "");
  const [title, setTitle] = useState(bookmark?.title ?? "");
  const [emoji, setEmoji] = useState<string | null>(bookmark?.emoji ?? null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const wrong = error instanceof ApiError && error.fields?.some(({ path }) => path === "url");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const address = withProtocol(url.trim());
    const wish = { url: address, title: title.trim() || hostOf(address), emoji };
    setBusy(true);
    setError(null);
    (bookmark ? change(bookmark, wish) : add(channelId, wish))
      .then(closeBookmarkDialog, setError)
      .finally(() => setBusy(false));
  };
  return (
    <Dialog title={bookmark ? t`Change the bookmark` : t`Add a bookmark`} size="small" onClose={closeBookmarkDialog}>
      <form className="flex min-h-0 flex-col" onSubmit={submit}>
        <DialogBody>
          {error !== null && !wrong && <Notice>{errorWords(error)}</Notice>}
          <Field
            label={t`Address`}
            placeholder="https://"
            value={url}
            onChange={setUrl}
            error={wrong ? t`This is no address of the web. It begins with https:// or http://.` : undefined}
            autoFocus
            maxLength={2000}
          />
          <div className="flex items-end gap-2">
            <EmojiField emoji={emoji} onChange={setEmoji} />
            <div className="min-w-0 flex-1">
              <Field
                label={t`Name`}
                placeholder={hostOf(withProtocol(url.trim()))}
                value={title}
                onChange={setTitle}
                maxLength={80}
              />
            </div>
          </div>
          <p className="text-meta text-quiet">{t`Everybody in the channel sees it.`}</p>
        </DialogBody>
        <DialogFoot>
          <Button onPress={closeBookmarkDialog}>{t`Cancel`}</Button>
          <Button kind="main" type="submit" busy={busy} isDisabled={url.trim() === ""}>
            {bookmark ? t`Save` : t`Add`}
          </Button>
        </DialogFoot>
      </form>
      <EmojiPickerHost />
    </Dialog>
  );
}

function EmojiField({ emoji, onChange }: { emoji: string | null; onChange: (emoji: string | null) => void }) {
  const { t } = useLingui();
  const button = useRef<HTMLButtonElement>(null);
  return (
    <span className="flex h-10 items-center rounded-control border border-control touch:h-11">
      <button
        ref={button}
        type="button"
        aria-label={emoji ? t`Emoji ${emoji}. Choose another one` : t`Choose an emoji`}
        className="flex h-full w-10 cursor-pointer items-center justify-center rounded-control text-title hover:bg-hover touch:w-11"
        onClick={() => button.current && pickEmoji(button.current, onChange)}
      >
        {emoji ?? <SmilePlus size={18} strokeWidth={1.5} className="text-quiet" />}
      </button>
      {emoji && <IconButton icon={X} label={t`No emoji`} size="small" onPress={() => onChange(null)} />}
    </span>
  );
}

const withProtocol = (address: string): string =>
  address === "" || /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : "");
