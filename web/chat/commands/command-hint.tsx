import type { Command } from "@atrium/contract/chat/commands.ts";
import { useLingui } from "@lingui/react/macro";
import { useEffect } from "react";
import { useStore } from "#platform/store/use-store.ts";
import { allCommands, loadCommands, offered } from "./command-store.ts";
import { writtenCommand } from "./written-command.ts";

/** Above the field, while a command is being written: how it goes on. */
export function CommandHint({ text }: { text: string }) {
  const fromServer = useStore(offered);
  useEffect(() => void loadCommands(), []);
  const name = writtenCommand(text)?.name;
  const command = name && allCommands(fromServer).find((one) => one.name === name);
  return command ? <Hint command={command} /> : null;
}

function Hint({ command }: { command: Command }) {
  const { t } = useLingui();
  const { usage, summary } = command;
  return (
    <div
      role="status"
      className="appear absolute inset-x-3 bottom-full z-10 mb-1.5 rounded-card border border-line bg-raised px-3 py-2 text-ui shadow-raised wide:inset-x-5"
    >
      <p>
        <span className="font-mono font-medium">{usage}</span>
        <span className="pl-3 text-quiet">{summary}</span>
      </p>
      {command.arguments.map((argument) => (
        <p key={argument.name} className="text-meta text-quiet">
          <span className="font-medium text-text">{argument.name}</span>
          <span className="pl-2">
            {argument.summary}
            {argument.required ? "" : ` (${t`optional`})`}
          </span>
        </p>
      ))}
    </div>
  );
}
