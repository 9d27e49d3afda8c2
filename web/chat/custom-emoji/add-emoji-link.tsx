import { useLingui } from "@lingui/react/macro";
import { Plus } from "lucide-react";
import { go } from "#platform/router/navigation.ts";
import { useSpace } from "#platform/store/space.ts";
import { useMay } from "#workspace/workspaces/index.ts";

/** At the foot of the picker: where one adds what is missing. */
export function AddEmojiLink({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { slug } = useSpace();
  if (!useMay("emoji.add")) return null;
  const leave = () => {
    onClose();
    go(`/${slug}/settings?tab=emoji`);
  };
  return (
    <button
      type="button"
      className="flex h-9 cursor-pointer items-center gap-2 border-t border-line px-3 text-ui text-accent-ink hover:bg-hover touch:h-11"
      onClick={leave}
    >
      <Plus size={16} strokeWidth={1.5} />
      {t`Add an emoji`}
    </button>
  );
}
