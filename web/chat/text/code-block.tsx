import { useLingui } from "@lingui/react/macro";
import { Check, Copy } from "lucide-react";
import { memo, type ReactNode, useEffect, useState } from "react";

type Props = { code: string; language: string };

/** Code as written, with a button that copies it. Colours come a moment later: their code is fetched on demand. */
export const CodeBlock = memo(function CodeBlock({ code, language }: Props) {
  const { t } = useLingui();
  const coloured = useColours(code, language);
  return (
    <div className="code-block group/code">
      <pre dir="ltr" tabIndex={0} role="group" aria-label={language ? t`Code, ${language}` : t`Code`}>
        <code>{coloured ?? code}</code>
      </pre>
      <CopyButton text={code} />
    </div>
  );
});

function CopyButton({ text }: { text: string }) {
  const { t } = useLingui();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  const label = copied ? t`Copied` : t`Copy code`;
  return (
    <button
      type="button"
      className="code-copy"
      data-tip={label}
      aria-label={label}
      onClick={() => void copy().catch(reportError)}
    >
      {copied ? <Check size={16} strokeWidth={1.75} /> : <Copy size={16} strokeWidth={1.5} />}
    </button>
  );
}

/** Colouring a text this long would be felt. */
const longest = 20_000;

function useColours(code: string, language: string): ReactNode[] | null {
  const [coloured, setColoured] = useState<ReactNode[] | null>(null);
  useEffect(() => {
    if (!language || code.length > longest) return;
    let current = true;
    const colour = async () => {
      const { colourCode } = await import("#ui/code/index.ts");
      if (current) setColoured(colourCode(code, language));
    };
    // Without the network code stays as it is: readable.
    colour().catch(() => undefined);
    return () => {
      current = false;
    };
  }, [code, language]);
  return coloured;
}
