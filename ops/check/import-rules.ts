import { type Place, placeOf, resolveImport } from "./place.ts";
import type { ParsedFile, Problem } from "./source-file.ts";

/**
 * One direction: contract <- platform <- people <- workspace <- files <- chat, documents, tasks, calls, community
 * <- inbox, search, activity <- import <- main. Across folders only through a door (`index.ts`). Those of the fourth
 * tier show what the third holds and use its doors.
 */
export function importProblems(file: ParsedFile): Problem[] {
  return file.imports.flatMap(({ specifier, line }) => {
    const reason = whyForbidden(file.path, specifier);
    return reason ? [{ path: file.path, line, message: `may not import ${specifier}: ${reason}` }] : [];
  });
}

function whyForbidden(path: string, specifier: string): string | undefined {
  const from = placeOf(path);
  if (from.kind === "free" || from.kind === "testing") return undefined;
  const target = resolveImport(path, specifier);
  if (target === undefined) return isTest(path) ? undefined : libraryReason(from, path, specifier);
  // What it says of itself (its version) is anybody's to read.
  if (target.endsWith("package.json")) return undefined;
  const to = placeOf(target);
  if (isTest(path) && (to.kind === "testing" || isTest(target) || isClient(to) || isSeed(target))) return undefined;
  if (to.kind === "testing" || isTest(target)) return "only tests may use server/testing and other tests";
  if (from.part !== to.part && to.part !== "contract") return otherPart(from, to);
  if (to.part === "contract") return isTest(path) ? undefined : contractReason(from, to);
  return codeReason(from, to, target);
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

/** The server's gateway is proven against the client that people will use. */
function isClient(to: Place): boolean {
  return to.part === "web" && to.kind === "platform";
}

/** What asks another machine; the one place that does so for an address somebody wrote is server/platform/fetch. */
const waysOut = new Set(["undici", "node:https", "https", "axios", "got", "node-fetch", "ky"]);

function libraryReason(from: Place, path: string, specifier: string): string | undefined {
  const isWayOut = path.startsWith("server/platform/fetch/");
  if (from.part === "server" && !isWayOut && waysOut.has(specifier)) return wayOut;
  if (from.part !== "contract" || !specifier.startsWith("node:")) return undefined;
  return "contract/ is used by the browser too and does nothing outside itself: put this where it runs";
}

export const wayOut =
  "an address somebody wrote can lead inside: platform.outside.fetch (server/platform/fetch) looks at where it leads, bounds it and sends nothing of ours along";

/** Where the property tests of all packages begin. */
const isSeed = (path: string): boolean => path === "ops/test/seed.ts";

function otherPart(from: Place, to: Place): string | undefined {
  if (from.part === "contract") return "contract/ knows neither server nor web: move what both need into the contract";
  if (to.kind === "free" && to.part !== "server" && to.part !== "web") {
    return `product code does not depend on ${to.part}/: move it into server/ or web/`;
  }
  return "server and web meet in contract/ only: put the schema or the constant there";
}

function contractReason(from: Place, to: Place): string | undefined {
  if (from.kind === "top" || to.kind === "protocol") return from.kind === "ui" ? uiReason : undefined;
  if (from.kind === "ui") return uiReason;
  if (from.kind === "platform" || from.kind === "protocol") return platformReason(from, to);
  if (to.kind === "top") return "that file puts the whole contract together: import the area's own contract file";
  if (from.part === "contract") return contractToContract(from, to);
  if (Math.floor(to.tier) <= Math.floor(from.tier)) return undefined;
  return `${to.area} stands above ${from.area}: let ${to.area} react to ${from.area}'s event in an on-<event>.ts`;
}

function contractToContract(from: Place, to: Place): string | undefined {
  if (from.area === to.area || to.tier < from.tier) {
    if (Math.floor(to.tier) < 3 || from.area === to.area) return undefined;
    if (from.tier === 4) return undefined;
  }
  return `the contract of ${from.area} may not rest on that of ${to.area}: name the other thing by a reference (kind and id, contract/protocol/reference.ts)`;
}

const uiReason = "web/ui knows no product and no platform: take it as a property instead";

function platformReason(from: Place, to: Place): string {
  const name = to.area || "that file";
  return `${from.part}/${from.area} knows no product word: let ${name} register itself (operation, event, job, reference kind, slot), or move this code into ${name}`;
}

function codeReason(from: Place, to: Place, target: string): string | undefined {
  if (from.kind === "top") return undefined;
  if (from.kind === "ui") return to.kind === "ui" ? undefined : uiReason;
  if (to.kind === "top")
    return "main and features put everything together, nothing may rest on them: pass the value in";
  if (to.kind === "free") return `build tools are not product code: move it below ${from.part}/platform`;
  if (to.kind === "platform" || to.kind === "ui") return undefined;
  if (from.kind === "platform") return platformReason(from, to);
  if (from.area === to.area) return sameArea(from, to, target);
  return otherArea(from, to, target);
}

function sameArea(from: Place, to: Place, target: string): string | undefined {
  // The area's own door puts its features together (pages loaded when they are opened, say).
  const isAreaDoor = from.isDoor && from.feature === "";
  if (isAreaDoor || from.feature === to.feature || to.feature === "" || to.isDoor) return undefined;
  return throughDoor(to, target);
}

function otherArea(from: Place, to: Place, target: string): string | undefined {
  const readsBelow = from.tier === 4 && to.tier === 3;
  if (to.tier >= 3 && from.tier < 5 && !readsBelow) {
    return from.tier > 2.5
      ? `${from.area} and ${to.area} never import each other: use a reference (kind and id), react to its event in an on-<event>.ts, or offer a slot on the web`
      : `${to.area} stands above ${from.area}: emit an event and let ${to.area} react to it, or let it register itself`;
  }
  if (to.tier > from.tier)
    return `${to.area} stands above ${from.area}: turn it round, ${to.area} may use ${from.area}`;
  return to.isDoor ? undefined : throughDoor(to, target);
}

function throughDoor(to: Place, target: string): string {
  const folder = [to.part, to.area, to.feature].filter(Boolean).join("/");
  const extension = to.part === "web" && target.endsWith("x") ? "ts or index.tsx" : "ts";
  return `go through the door ${folder}/index.${extension}; what it does not offer is exported there first`;
}
