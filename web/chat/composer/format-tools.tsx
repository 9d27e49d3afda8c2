import { useLingui } from "@lingui/react/macro";
import {
  Bold,
  Code,
  EyeOff,
  Italic,
  Link,
  List,
  ListOrdered,
  type LucideIcon,
  Sigma,
  SquareCode,
  Strikethrough,
  Table,
  TextQuote,
  Type,
} from "lucide-react";
import { Fragment, type RefObject, useState } from "react";
import { Toolbar } from "react-aria-components/Toolbar";
import { shownKeys } from "#platform/slots/shortcut.ts";
import { ToolButton } from "./composer-bar.tsx";
import type { Tool, WritingField } from "./writing-field.ts";

type Props = { field: RefObject<WritingField | null>; active?: ReadonlySet<Tool> };
type Shown = { tool: Tool; icon: LucideIcon; label: string; keys?: string; ends?: true };

/**
 * What Markdown can do, for those who do not know it by heart. One stop of the Tab key, the arrows move in it. On a
 * touch screen they stand on a line of their own behind one button.
 */
export default function FormatTools({ field, active }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const tools: Shown[] = [
    { tool: "bold", icon: Bold, label: t`Bold`, keys: "Mod+B" },
    { tool: "italic", icon: Italic, label: t`Italic`, keys: "Mod+I" },
    { tool: "strike", icon: Strikethrough, label: t`Strikethrough`, keys: "Mod+Shift+X" },
    { tool: "code", icon: Code, label: t`Code`, keys: "Mod+E" },
    { tool: "spoiler", icon: EyeOff, label: t`Hidden text`, keys: "Mod+Shift+H" },
    { tool: "link", icon: Link, label: t`Link`, keys: "Mod+K", ends: true },
    { tool: "bullets", icon: List, label: t`List`, keys: "Mod+Shift+8" },
    { tool: "numbers", icon: ListOrdered, label: t`Numbered list`, keys: "Mod+Shift+7" },
    { tool: "quote", icon: TextQuote, label: t`Quote`, keys: "Mod+Shift+9", ends: true },
    { tool: "codeBlock", icon: SquareCode, label: t`Code block` },
    { tool: "maths", icon: Sigma, label: t`Formula` },
    { tool: "table", icon: Table, label: t`Table` },
  ];
  return (
    <>
      <span className="pointer:hidden">
        <ToolButton label={t`Formatting`} pressed={open} onPress={() => setOpen(!open)}>
          <Type size={18} strokeWidth={1.5} />
        </ToolButton>
      </span>
      <Toolbar
        aria-label={t`Formatting`}
        className={`items-center gap-0.5 touch:order-first touch:w-full touch:overflow-x-auto ${open ? "flex" : "hidden pointer:flex"}`}
      >
        {tools.map(({ tool, icon: Icon, label, keys, ends }) => (
          <Fragment key={tool}>
            <ToolButton
              label={label}
              keys={keys && shownKeys(keys).join(" ")}
              pressed={active?.has(tool)}
              onPress={() => field.current?.use(tool)}
            >
              <Icon size={18} strokeWidth={1.5} />
            </ToolButton>
            {ends && <span className="mx-1 h-4 w-px shrink-0 bg-line" />}
          </Fragment>
        ))}
      </Toolbar>
    </>
  );
}
