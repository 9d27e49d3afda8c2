import { useLingui } from "@lingui/react/macro";
import { ChevronDown, ChevronRight } from "lucide-react";

type Props = { count: number; open: boolean; onChange: (open: boolean) => void };

/** Opens and folds the cards below a message, for who prefers them folded. */
export function PreviewFold({ count, open, onChange }: Props) {
  const { t } = useLingui();
  const Icon = open ? ChevronDown : ChevronRight;
  return (
    <button
      type="button"
      aria-expanded={open}
      className="flex min-h-6 cursor-pointer items-center gap-1 self-start text-meta text-quiet hover:underline touch:min-h-11"
      onClick={() => onChange(!open)}
    >
      <Icon size={14} strokeWidth={1.5} className="rtl:-scale-x-100" />
      {count === 1 ? t`Link preview` : t`${count} link previews`}
    </button>
  );
}
