import { useLingui } from "@lingui/react/macro";
import { ChevronDown, X } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import { PersonAvatar, useProfile } from "../profiles/index.ts";

const load = () => import("./person-menu.tsx");
const PersonMenu = lazy(load);

export type PersonFilterProps = {
  /** What it narrows, e.g. "Person". */
  label: string;
  chosen: string | undefined;
  /** Who is to be expected, offered before all others; also who is no longer here. */
  near: readonly string[];
  onChoose: (id: string | undefined) => void;
};

/** Narrows a list to what one person did: anybody of the workspace, found by name. */
export function PersonFilter(props: PersonFilterProps) {
  const { t } = useLingui();
  const { label, chosen, onChoose } = props;
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const name = useProfile(chosen ?? "")?.name ?? "…";
  return (
    <span className="relative flex min-w-0 max-w-60">
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={chosen ? `${label}: ${name}` : `${label}: ${t`Anybody`}`}
        className={`flex h-8 min-w-0 cursor-pointer items-center gap-2 rounded-control border border-control bg-surface text-ui touch:h-11 ${chosen ? "pe-8 ps-1.5 touch:pe-11" : "pe-2.5 ps-3"}`}
        onPointerEnter={() => void load().catch(() => undefined)}
        onClick={() => setOpen(true)}
      >
        {chosen ? (
          <>
            <PersonAvatar id={chosen} size={20} />
            <bdi className="truncate">{name}</bdi>
          </>
        ) : (
          <>
            {t`Anybody`}
            <ChevronDown size={16} strokeWidth={1.75} className="text-quiet" />
          </>
        )}
      </button>
      {chosen && (
        <button
          type="button"
          aria-label={t`Show what is from others as well`}
          data-tip={t`Show what is from others as well`}
          className="absolute inset-y-0 end-0 flex w-8 cursor-pointer items-center justify-center rounded-control text-quiet hover:text-text touch:w-11"
          onClick={() => {
            onChoose(undefined);
            button.current?.focus();
          }}
        >
          <X size={14} strokeWidth={2} />
        </button>
      )}
      <Suspense>{open && <PersonMenu {...props} anchor={button} onClose={() => setOpen(false)} />}</Suspense>
    </span>
  );
}
