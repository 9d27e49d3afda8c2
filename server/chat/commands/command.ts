import type { Command, CommandArgument } from "@atrium/contract/chat/commands.ts";
import type { Message } from "@atrium/contract/chat/messages.ts";
import type { CallOf, Operation, OutputOf } from "@atrium/contract/protocol/operation.ts";
import type { Membership } from "#platform/access/membership.ts";
import type { WorkspaceContext } from "#platform/operations/operation-context.ts";
import { refuse } from "#platform/operations/refuse.ts";

/** What a command gets: where it was written, and what stands behind its name. */
export type CommandCall = {
  context: WorkspaceContext;
  channelId: string;
  threadId: string | undefined;
  /** For what the command makes: a retry must make nothing new. */
  clientId: string;
  /** What stands behind the name, trimmed; Markdown. */
  rest: string;
  /** Does an operation of the contract as the one who wrote: the code the button calls. */
  perform: <O extends Operation>(operation: O, input: Omit<CallOf<O>, "workspaceId">) => Promise<OutputOf<O>>;
};

/** A command as a feature contributes it. */
export type SlashCommand = Command & {
  /** Whether it is worth offering; what may be done is up to the operation it performs. */
  when?: (member: Membership) => boolean;
  run: (call: CommandCall) => Promise<{ message?: Message; note?: string }>;
};

declare module "#platform/operations/parts.ts" {
  interface Parts {
    /** What can be written with a slash: `parts: { commands: async () => [...] }` in a feature's door. */
    commands: readonly SlashCommand[];
  }
}

/** All commands of all features; of two with one name, the feature that stands first in features.ts has it. */
export async function collectCommands(context: WorkspaceContext): Promise<Map<string, SlashCommand>> {
  const all = (await context.collect("commands")).flat();
  return new Map(all.reverse().map((command) => [command.name, command]));
}

/** Says which argument is wrong, and what it should be. */
export const badArgument = (name: string, message: string): never =>
  refuse("bad_argument", { detail: `${name}: ${message}`, fields: [{ path: name, message }] });

export const required = (name: string, summary: string): CommandArgument => ({ name, summary, required: true });
export const optional = (name: string, summary: string): CommandArgument => ({ name, summary, required: false });
