import { useLingui } from "@lingui/react/macro";
import {
  Bold,
  Code,
  Eye,
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
import type { FieldState, Tool, WritingField } from "./writing-field.ts";

type Props = {
  field: RefObject<WritingField | null>;
  state: FieldState;
  preview: boolean;
  onPreview: () => void;
};
type Shown = { tool: Tool; icon: LucideIcon; label: string; keys?: string; ends?: true };

/**
 * What Markdown can do, for those who do not know it by heart. One stop of the Tab key, the arrows move in it. On a
 * touch screen, and where the field is narrow, they stand on a line of their own behind one button.
 */
export default function FormatTools({ field, state, preview, onPreview }: Props) {
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
      <span className="pointer:@4xl:hidden">
        <ToolButton label={t`Formatting`} pressed={open} onPress={() => setOpen(!open)}>
          <Type size={18} strokeWidth={1.5} />
        </ToolButton>
      </span>
      <Toolbar
        aria-label={t`Formatting`}
        className={`items-center gap-0.5 @max-4xl:order-first @max-4xl:w-full touch:order-first touch:w-full touch:overflow-x-auto pointer:flex-wrap ${open ? "flex" : "hidden pointer:@4xl:flex"}`}
      >
        {tools.map(({ tool, icon: Icon, label, keys, ends }) => (
          <Fragment key={tool}>
            <ToolButton
              label={label}
              keys={keys && shownKeys(keys).join(" ")}
              pressed={state.active.includes(tool)}
              onPress={() => field.current?.use(tool)}
            >
              <Icon size={18} strokeWidth={1.5} />
            </ToolButton>
            {ends && <span className="mx-1 h-4 w-px shrink-0 bg-line" />}
          </Fragment>
        ))}
        {state.language !== null && (
          <CodeLanguage language={state.language} onChange={(language) => field.current?.setLanguage(language)} />
        )}
        <span className="mx-1 h-4 w-px shrink-0 bg-line" />
        <ToolButton label={t`Preview`} keys={shownKeys("Alt+P").join(" ")} pressed={preview} onPress={onPreview}>
          <Eye size={18} strokeWidth={1.5} />
        </ToolButton>
      </Toolbar>
    </>
  );
}

/** Those that are coloured; any other may be typed behind the signs that begin a block. */
const languages = {
  bash: "Bash",
  c: "C",
  cpp: "C++",
  csharp: "C#",
  css: "CSS",
  diff: "Diff",
  dockerfile: "Dockerfile",
  go: "Go",
  ini: "INI, TOML",
  java: "Java",
  javascript: "JavaScript",
  json: "JSON",
  kotlin: "Kotlin",
  markdown: "Markdown",
  php: "PHP",
  python: "Python",
  ruby: "Ruby",
  rust: "Rust",
  shell: "Shell",
  sql: "SQL",
  swift: "Swift",
  typescript: "TypeScript",
  xml: "HTML, XML",
  yaml: "YAML",
};

function CodeLanguage({ language, onChange }: { language: string; onChange: (language: string) => void }) {
  const { t } = useLingui();
  return (
    <select
      aria-label={t`Language of the code`}
      value={language}
      className="h-8 shrink-0 cursor-pointer rounded-control bg-transparent px-1.5 text-meta text-quiet hover:bg-hover touch:h-11"
      onChange={({ target }) => onChange(target.value)}
    >
      <option value="">{t`No language`}</option>
      {language !== "" && !(language in languages) && <option value={language}>{language}</option>}
      {Object.entries(languages).map(([value, name]) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </select>
  );
}
