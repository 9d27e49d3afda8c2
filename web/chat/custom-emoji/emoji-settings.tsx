import type { CustomEmoji } from "@atrium/contract/chat/custom-emoji.ts";
import { useLingui } from "@lingui/react/macro";
import { Pencil, Search, Smile, Trash2 } from "lucide-react";
import { useState } from "react";
import { useProfile } from "#people/profiles/index.ts";
import { useSpace } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";
import { EmojiText } from "#platform/words/emoji-text.tsx";
import { Field } from "#ui/controls/field.tsx";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { EmptyState } from "#ui/feedback/empty-state.tsx";
import { confirm } from "#ui/overlays/confirm.ts";
import { useMay } from "#workspace/workspaces/index.ts";
import { attempt } from "../call-here.ts";
import { customEmoji } from "../emoji/index.ts";
import { AddEmojiForm } from "./add-emoji-form.tsx";
import { EmojiNamesDialog } from "./emoji-names-dialog.tsx";
import { removeEmoji } from "./emoji-store.ts";

/** More are found by searching. */
const mostShown = 200;

/** The workspace's own emoji: adding, finding, renaming, deleting. */
export default function EmojiSettings() {
  const { t } = useLingui();
  const mayAdd = useMay("emoji.add");
  const all = useStore(customEmoji);
  const [query, setQuery] = useState("");
  const wanted = query.trim().toLowerCase().replaceAll(":", "");
  const found = all.filter(({ name, aliases }) => [name, ...aliases].some((one) => one.includes(wanted)));
  return (
    <div className="mx-auto flex max-w-200 flex-col gap-6 p-4 wide:p-8">
      {mayAdd && <AddEmojiForm />}
      {all.length === 0 ? (
        <EmptyState icon={Smile} title={t`No emoji of your own yet`}>
          {t`A logo, an in-joke, a face: whatever says more here than a word.`}
        </EmptyState>
      ) : (
        <section aria-label={t`Emoji of this workspace`} className="flex flex-col gap-3">
          <Field
            label={t`Search emoji`}
            hideLabel
            placeholder={t`Search ${all.length} emoji`}
            value={query}
            onChange={setQuery}
            end={<Search size={16} strokeWidth={1.5} className="me-3 text-quiet" />}
          />
          {found.length === 0 && <p className="py-8 text-center text-ui text-quiet">{t`No emoji has this name.`}</p>}
          <ul className="flex flex-col divide-y divide-line rounded-card border border-line bg-surface empty:hidden">
            {found.slice(0, mostShown).map((emoji) => (
              <EmojiLine key={emoji.id} emoji={emoji} />
            ))}
          </ul>
          {found.length > mostShown && (
            <p className="text-meta text-quiet">{t`The first ${mostShown} are shown. Search for others by name.`}</p>
          )}
        </section>
      )}
    </div>
  );
}

function EmojiLine({ emoji }: { emoji: CustomEmoji }) {
  const { t } = useLingui();
  const { memberId } = useSpace();
  const manages = useMay("emoji.manage");
  const person = useProfile(emoji.addedBy)?.name ?? "…";
  const { name, aliases } = emoji;
  const [isNaming, setNaming] = useState(false);
  const remove = async () => {
    const sure = await confirm({
      title: t`Delete :${name}:?`,
      text: t`Where it was used, its name is left.`,
      action: t`Delete`,
      danger: true,
    });
    if (sure) await removeEmoji(emoji);
  };
  return (
    <li className="flex items-center gap-3 px-3 py-2">
      <span className="flex size-9 shrink-0 items-center justify-center text-[26px]">
        <EmojiText text={`:${name}:`} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate text-ui font-medium">:{name}:</span>
        <span className="block truncate text-meta text-quiet">
          {emoji.addedBy === memberId ? t`Added by you` : t`Added by ${person}`}
          {aliases.length > 0 && ` · ${aliases.map((alias) => `:${alias}:`).join(" ")}`}
        </span>
      </span>
      {(manages || emoji.addedBy === memberId) && (
        <>
          <IconButton icon={Pencil} label={t`Rename :${name}:`} onPress={() => setNaming(true)} />
          <IconButton icon={Trash2} label={t`Delete :${name}:`} onPress={() => attempt(remove())} />
        </>
      )}
      {isNaming && <EmojiNamesDialog emoji={emoji} onClose={() => setNaming(false)} />}
    </li>
  );
}
