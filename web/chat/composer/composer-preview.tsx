import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { MessageBody, parseMessage } from "../text/index.ts";

/** The message as others will read it, in the place of the field. */
export default function ComposerPreview({
  markdown,
  onKey,
}: {
  markdown: string;
  onKey: (press: KeyboardEvent) => void;
}) {
  const { t } = useLingui();
  const element = useRef<HTMLElement>(null);
  useEffect(() => element.current?.focus(), []);
  return (
    <section
      ref={element}
      // It takes the focus, so that the keys that leave it work.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={t`Preview`}
      className="max-h-[40vh] min-h-10 overflow-y-auto px-3.5 pb-1.5 pt-2.5 text-message focus-visible:-outline-offset-2"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
      onKeyDown={(press) => onKey(press.nativeEvent)}
    >
      {markdown.trim() ? (
        <MessageBody parsed={parseMessage(markdown)} />
      ) : (
        <p className="text-quiet">{t`Nothing to preview yet.`}</p>
      )}
    </section>
  );
}
