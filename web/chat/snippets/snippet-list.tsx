import type { Snippet } from "@atrium/contract/chat/snippets.ts";
import { useLingui } from "@lingui/react/macro";
import { BookText, Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "#ui/controls/button.tsx";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { EmptyState } from "#ui/feedback/empty-state.tsx";
import { Skeleton } from "#ui/feedback/skeleton.tsx";
import { useMay } from "#workspace/workspaces/index.ts";
import { attempt } from "../call-here.ts";
import { MessageBody, parseMessage } from "../text/index.ts";
import { SnippetDialog } from "./snippet-dialog.tsx";
import { removeSnippet, useSnippets } from "./snippet-store.ts";

/** Texts to be used again: one's own, and the workspace's. */
export function SnippetList() {
  const { t } = useLingui();
  const items = useSnippets();
  const [edited, setEdited] = useState<Snippet | "new" | null>(null);
  if (!items) return <Skeleton rows={4} label={t`Loading`} />;
  const add = (
    <Button kind={items.length === 0 ? "main" : "plain"} onPress={() => setEdited("new")}>
      <Plus size={18} strokeWidth={1.5} />
      {t`New saved text`}
    </Button>
  );
  return (
    <>
      {items.length === 0 ? (
        <EmptyState icon={BookText} title={t`No saved texts`} action={add}>
          {t`Save what you write often. Ctrl-' puts it into the message you are writing, and so does /snippet.`}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-3 p-3 wide:p-5">
          <div>{add}</div>
          <ul className="flex flex-col gap-2" aria-label={t`Saved texts`}>
            {items.map((item) => (
              <SnippetRow key={item.id} snippet={item} onEdit={() => setEdited(item)} />
            ))}
          </ul>
        </div>
      )}
      {edited && <SnippetDialog {...(edited === "new" ? {} : { before: edited })} onClose={() => setEdited(null)} />}
    </>
  );
}

function SnippetRow({ snippet, onEdit }: { snippet: Snippet; onEdit: () => void }) {
  const { t } = useLingui();
  const mayShare = useMay("snippet.share");
  const { name, text, shared } = snippet;
  return (
    <li className="flex flex-col gap-1.5 rounded-card border border-line bg-surface px-4 py-3">
      <div className="flex items-center gap-2">
        <p className="min-w-0 flex-1 truncate text-ui">
          <span className="font-medium">{name}</span>
          {shared && <span className="pl-2 text-meta text-quiet">{t`for everybody`}</span>}
        </p>
        {(!shared || mayShare) && (
          <>
            <IconButton icon={Pencil} label={t`Edit`} onPress={onEdit} />
            <IconButton icon={Trash2} label={t`Delete`} onPress={() => attempt(removeSnippet(snippet))} />
          </>
        )}
      </div>
      <div className="line-clamp-4 overflow-hidden">
        <MessageBody parsed={parseMessage(text)} />
      </div>
    </li>
  );
}
