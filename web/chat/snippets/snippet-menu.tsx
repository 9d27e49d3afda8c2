import { plainText } from "@atrium/contract/chat/message-text.ts";
import { useLingui } from "@lingui/react/macro";
import { Plus } from "lucide-react";
import { go } from "#platform/router/navigation.ts";
import { createStore } from "#platform/store/create-store.ts";
import { currentSpace } from "#platform/store/space.ts";
import { useStore } from "#platform/store/use-store.ts";
import { MenuPopover } from "#ui/overlays/menu.tsx";
import { insertAtCaret } from "../composer/index.ts";
import { conversationOf } from "../conversation.ts";
import { adoptDraft, draftOf } from "../drafts/index.ts";
import { useSnippets } from "./snippet-store.ts";

/** The composer whose menu of saved texts is open. */
const open = createStore<Element | null>(null);

/** Opens the saved texts at the composer one is in, or at the one on the screen. */
export function openSnippets(): void {
  const inside = document.activeElement?.closest("[data-conversation]");
  open.set(inside ?? document.querySelector("[data-conversation]"));
}

/** Draws the menu; stands once in the frame. */
export function SnippetMenuHost() {
  const element = useStore(open);
  return element && <SnippetMenu element={element} />;
}

function SnippetMenu({ element }: { element: Element }) {
  const { t } = useLingui();
  const snippets = useSnippets() ?? [];
  const key = element.getAttribute("data-conversation") ?? "";
  const entries = [
    ...snippets.map(({ id, name, text }) => ({
      id,
      label: name,
      detail: plainText(text, 80),
      run: () => insert(key, text),
    })),
    ...(snippets.length > 0 ? [null] : []),
    {
      id: "new",
      label: snippets.length > 0 ? t`Manage saved texts` : t`Save a text to use again`,
      icon: Plus,
      run: () => go(`/${currentSpace().slug}/drafts?tab=snippets`),
    },
  ];
  return (
    <MenuPopover
      label={t`Saved texts`}
      entries={entries}
      anchor={{ current: element }}
      placement="top start"
      onClose={() => open.set(null)}
    />
  );
}

/** Puts a text where the caret stands; where no field does, behind what is written. */
function insert(key: string, text: string): void {
  const conversation = conversationOf(key);
  if (insertAtCaret(conversation, text)) return;
  const written = draftOf(conversation).trimEnd();
  adoptDraft(key, written === "" ? text : `${written}\n${text}`, { focus: true });
}
