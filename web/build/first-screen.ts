import path from "node:path";

type ModuleInfo = {
  importedIds: readonly string[];
  dynamicallyImportedIds?: readonly string[];
  code: string | null;
};
type Context = { getModuleInfo(id: string): ModuleInfo | null };

const web = path.resolve(import.meta.dirname, "..");
const entry = path.join(web, "main.tsx");
const channel = ["workspace/frame/workspace-frame.tsx", "chat/channel-page.tsx"].map((file) => path.join(web, file));

/**
 * Keeps what the app begins with in one file, what a channel needs besides in another, and what features register later
 * in a third: all of that is fetched anyway, once the first screen stands. Left to itself the bundler begins a file for
 * every set of pages that share something; many small files compress 5 KB worse than two, and the first has to name them
 * all.
 */
export function firstScreenFile(): (id: string, context: Context) => string | null {
  let files: { app: Set<string>; channel: Set<string>; later: Set<string> } | undefined;
  return (id, context) => {
    files ??= filesOf(context);
    if (id === entry || channel.includes(id)) return null;
    if (files.app.has(id)) return "app";
    if (files.channel.has(id)) return "channel";
    return files.later.has(id) ? "later" : null;
  };
}

function filesOf(context: Context) {
  const app = closureOf([entry], context);
  const registering = [...app]
    .flatMap((id) => context.getModuleInfo(id)?.dynamicallyImportedIds ?? [])
    .filter((id) => path.basename(id).startsWith("register-"));
  return { app, channel: closureOf(channel, context), later: closureOf(registering, context) };
}

/**
 * The modules, and all they import statically. Of a door (`index.ts`) only what somebody asks it for: a page that is
 * fetched when it is visited stands in the same door as what the first screen draws.
 */
export function closureOf(ids: readonly string[], context: Context): Set<string> {
  const seen = new Set(ids);
  const asked = new Set<string>();
  const waiting: Wanted[] = ids.map((id) => ({ id, names: null }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const info = context.getModuleInfo(next.id);
    for (const wanted of info ? wantedBy(next, info) : []) {
      const key = `${wanted.id} ${wanted.names?.join(" ") ?? "*"}`;
      if (asked.has(key)) continue;
      asked.add(key);
      seen.add(wanted.id);
      waiting.push(wanted);
    }
  }
  return seen;
}

/** A module, and which of its exports are used; null for all. */
type Wanted = { id: string; names: string[] | null };

/** The list of all icons there are, which also puts them all together for who wants that. */
const isIconList = (id: string): boolean => /\/lucide-react\.m?js$/.test(id);
/** Something of it says nothing of the rest. */
const isDoor = (id: string): boolean => isIconList(id) || (id.startsWith(web) && path.basename(id) === "index.ts");
const statement = /\b(import|export)\s*([\w$*\s{},]*?)\s*(?:from\s*)?["']([^"']+)["']/g;

function wantedBy({ id, names }: Wanted, { importedIds, code }: ModuleInfo): Wanted[] {
  if (isIconList(id) && names) return iconsOf(names, importedIds, code ?? "");
  const told = [...(code ?? "").matchAll(statement)].flatMap(([, verb, clause = "", specifier = ""]) => {
    const target = importedIds.find((imported) => isMeant(imported, specifier));
    return target ? [{ target, isPassedOn: verb === "export", given: namesIn(clause) }] : [];
  });
  const understood = new Set(told.map(({ target }) => target));
  const others = importedIds
    .filter((imported) => !understood.has(imported))
    .map((other) => ({ id: other, names: null }));
  const through = told
    .filter(
      ({ isPassedOn, given }) =>
        !isPassedOn || !isDoor(id) || !names || !given || given.some((name) => names.includes(name.as)),
    )
    .map(({ target, given }) => ({
      id: target,
      names: isDoor(target) ? (given?.map((name) => name.name) ?? null) : null,
    }));
  return [...others, ...through];
}

/** One pass over its two thousand lines for each list of names. */
function iconsOf(names: readonly string[], importedIds: readonly string[], code: string): Wanted[] {
  const files = [...code.matchAll(statement)]
    .filter(([, verb, clause = ""]) => verb === "export" && namesIn(clause)?.some(({ as }) => names.includes(as)))
    .map(([, , , specifier = ""]) => specifier);
  return importedIds.filter((id) => files.some((file) => isMeant(id, file))).map((id) => ({ id, names: null }));
}

/** `a, b as c` in braces; null for everything, or for nothing by name. */
function namesIn(clause: string): { name: string; as: string }[] | null {
  const inside = /^\{([^}]*)\}$/.exec(clause.trim())?.[1];
  if (inside === undefined) return null;
  return inside
    .split(",")
    .map((part) => part.trim().split(/\s+as\s+/))
    .filter(([name]) => name)
    .map(([name = "", as = name]) => ({ name, as }));
}

/** Whether an address written in a module means this file. */
function isMeant(id: string, specifier: string): boolean {
  const plain = specifier.replace(/^(?:\.\.?\/|#)+/, "").replace(/^(?:\.\.\/)+/, "");
  return id === specifier || id.endsWith(`/${plain}`) || id.includes(`/node_modules/${specifier}/`);
}
