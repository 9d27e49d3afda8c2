import path from "node:path";

type ModuleInfo = { importedIds: readonly string[] };
type Context = { getModuleInfo(id: string): ModuleInfo | null };

const web = path.resolve(import.meta.dirname, "..");
const entry = path.join(web, "main.tsx");
const channel = ["workspace/frame/workspace-frame.tsx", "chat/channel-page.tsx"].map((file) => path.join(web, file));

/**
 * Keeps what the app begins with in one file, and what a channel needs besides in another. Left to itself the bundler
 * begins a file for every set of pages that share something, and many small files compress 5 KB worse than two.
 */
export function firstScreenFile(): (id: string, context: Context) => string | null {
  let files: { app: Set<string>; channel: Set<string> } | undefined;
  return (id, context) => {
    files ??= { app: closureOf([entry], context), channel: closureOf(channel, context) };
    if (id === entry || channel.includes(id)) return null;
    if (files.app.has(id)) return "app";
    return files.channel.has(id) ? "channel" : null;
  };
}

/** The modules, and all they import statically. */
function closureOf(ids: readonly string[], context: Context): Set<string> {
  const seen = new Set<string>();
  const waiting = [...ids];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...(context.getModuleInfo(id)?.importedIds ?? []));
  }
  return seen;
}
