import { useLingui } from "@lingui/react/macro";
import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "./button.tsx";

/** Text to hand out, with a button that copies it. */
export function CopyField({ label, text }: { label: string; text: string }) {
  const { t } = useLingui();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <div className="flex min-w-0 items-center gap-2">
      <input
        readOnly
        aria-label={label}
        value={text}
        onFocus={(focus) => focus.target.select()}
        className="h-9 min-w-0 flex-1 truncate rounded-control border border-control bg-code px-3 font-mono text-ui touch:h-11"
      />
      <Button onPress={() => void copy().catch(reportError)}>
        {copied ? <Check size={16} strokeWidth={2} /> : <Copy size={16} strokeWidth={1.5} />}
        {copied ? t`Copied` : t`Copy`}
      </Button>
    </div>
  );
}
