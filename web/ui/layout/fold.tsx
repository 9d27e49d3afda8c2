import { ChevronDown } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { Button } from "react-aria-components/Button";

type Props = {
  title: string;
  /** Remembered on this device under this name. */
  name: string;
  /** Buttons at the end of the heading. */
  actions?: ReactNode;
  /** Stays visible when folded, e.g. what is unread. */
  folded?: ReactNode;
  children: ReactNode;
};

/** A section of a sidebar that can be folded; which ones are is remembered. */
export function Fold({ title, name, actions, folded, children }: Props) {
  const id = useId();
  const key = `atrium.folded.${name}`;
  const [open, setOpen] = useState(() => localStorage.getItem(key) !== "1");
  const toggle = () => {
    localStorage.setItem(key, open ? "1" : "");
    setOpen(!open);
  };
  return (
    <div className="mt-3">
      <div className="flex h-7 items-center pe-1">
        <Button
          aria-expanded={open}
          aria-controls={id}
          onPress={toggle}
          className="flex h-7 min-w-0 flex-1 cursor-pointer items-center gap-1.5 rounded-control px-2 text-meta font-medium text-quiet hover:text-text touch:h-11"
        >
          <ChevronDown
            size={14}
            strokeWidth={1.75}
            className={`shrink-0 transition-transform duration-120 ${open ? "" : "-rotate-90 rtl:rotate-90"}`}
          />
          <span className="truncate">{title}</span>
        </Button>
        {actions}
      </div>
      <div id={id}>{open ? children : folded}</div>
    </div>
  );
}
