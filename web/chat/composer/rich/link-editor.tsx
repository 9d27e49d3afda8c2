import { useLingui } from "@lingui/react/macro";
import type { Editor } from "@tiptap/core";
import { type KeyboardEvent, useState } from "react";
import { Button } from "#ui/controls/button.tsx";
import { grammar } from "./message-shape.ts";

/** Where the chosen words lead; without chosen words the address is written itself. */
export function LinkEditor({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const { t } = useLingui();
  const before = String(editor.getAttributes("link")["href"] ?? "");
  const [address, setAddress] = useState(before);
  const href = hrefOf(address);
  const close = () => {
    onDone();
    editor.view.focus();
  };
  const set = () => {
    if (href) setLink(editor, href, address.trim());
    close();
  };
  const remove = () => {
    editor.chain().extendMarkRange("link").unsetMark("link").run();
    close();
  };
  const onKeyDown = (press: KeyboardEvent) => {
    press.stopPropagation();
    if (press.key === "Escape") close();
    else if (press.key === "Enter" && href) set();
    else return;
    press.preventDefault();
  };
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-1.5">
      <input
        // It was asked for this very moment.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        type="url"
        dir="ltr"
        value={address}
        aria-label={t`Address of the link`}
        placeholder="https://"
        className="min-w-40 flex-1 bg-transparent text-ui outline-none placeholder:text-quiet"
        onChange={({ target }) => setAddress(target.value)}
        onKeyDown={onKeyDown}
      />
      {before && (
        <Button size="small" kind="quiet" onPress={remove}>
          {t`Remove link`}
        </Button>
      )}
      <Button size="small" kind="quiet" onPress={close}>
        {t`Cancel`}
      </Button>
      <Button size="small" isDisabled={!href} onPress={set}>
        {t`Link`}
      </Button>
    </div>
  );
}

/** What somebody types for an address; without a protocol it is one of the web. */
function hrefOf(address: string): string | null {
  const typed = address.trim();
  if (typed === "" || /\s/.test(typed)) return null;
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(typed) || typed.startsWith("/") ? typed : `https://${typed}`;
  const href = grammar.normalizeLink(whole);
  return grammar.validateLink(href) && /[./]/.test(typed) ? href : null;
}

function setLink(editor: Editor, href: string, address: string): void {
  const { empty } = editor.state.selection;
  const inLink = editor.isActive("link");
  if (empty && !inLink)
    editor
      .chain()
      .insertContent({ type: "text", text: address, marks: [{ type: "link", attrs: { href } }] })
      .run();
  else editor.chain().extendMarkRange("link").setMark("link", { href }).run();
}
