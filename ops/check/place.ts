import { posix } from "node:path";

/** The product's areas from the lowest to the highest; an area may use the doors of those of a lower tier. */
const tiers: Record<string, number> = {
  people: 2.1,
  workspace: 2.2,
  files: 2.3,
  chat: 3,
  documents: 3,
  tasks: 3,
  calls: 3,
  community: 3,
  inbox: 4,
  search: 4,
  activity: 4,
  // Brings what other products hold into every area, through their doors.
  import: 5,
};

/** Where a file stands in the house, as the import rules see it. */
export type Place = {
  /** contract, server, web, or another top folder. */
  part: string;
  /**
   * protocol (contract), platform, ui (web), product (an area of `tiers`), testing (server), top (main, features:
   * the files that put everything together), free (bench, journeys, ops, build tools).
   */
  kind: "protocol" | "platform" | "ui" | "product" | "testing" | "top" | "free";
  /** The area's name, for products. */
  area: string;
  /** The folder below the area, or "" for a file directly in the area. */
  feature: string;
  tier: number;
  isDoor: boolean;
};

export function placeOf(path: string): Place {
  const [part = "", area = "", ...rest] = path.split("/");
  const place = { part, area, feature: rest.length > 1 ? (rest[0] ?? "") : "", tier: 5, isDoor: isDoor(path) };
  if (!["contract", "server", "web"].includes(part)) return { ...place, kind: "free" };
  if (rest.length === 0) return { ...place, kind: "top" };
  if (area in tiers) return { ...place, kind: "product", tier: tiers[area] ?? 5 };
  if (part === "contract" && area === "protocol") return { ...place, kind: "protocol", tier: 0 };
  if (part !== "contract" && area === "platform") return { ...place, kind: "platform", tier: 1 };
  if (part === "web" && area === "ui") return { ...place, kind: "ui", tier: 1 };
  if (part === "server" && area === "testing") return { ...place, kind: "testing" };
  return { ...place, kind: "free" };
}

/** The areas the house knows, for the message about one it does not know. */
export const knownAreas = Object.keys(tiers);

function isDoor(path: string): boolean {
  return /^(server|web)\/[^/]+\/([^/]+\/)?index\.tsx?$/.test(path);
}

/**
 * The project's file an import means, or undefined for a library. Knows relative paths, `#...` within server and web,
 * and `@atrium/...` from anywhere.
 */
export function resolveImport(from: string, specifier: string): string | undefined {
  const name = specifier.replace(/\?.*$/, "");
  if (name.startsWith(".")) return posix.normalize(posix.join(posix.dirname(from), name));
  if (name.startsWith("#")) return posix.normalize(`${from.split("/")[0]}/${name.slice(1)}`);
  if (name.startsWith("@atrium/")) return posix.normalize(name.slice("@atrium/".length));
  return undefined;
}
