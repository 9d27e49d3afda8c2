import { Visitor } from "oxc-parser";
import { wayOut } from "./import-rules.ts";
import type { ParsedFile, Problem } from "./source-file.ts";

/** The server itself fetches in one place only; tests and builders may ask their own servers. */
export function fetchProblems(file: ParsedFile): Problem[] {
  const isFree =
    !file.path.startsWith("server/") || /\.test\.ts$|^server\/(?:testing|platform\/fetch)\//.test(file.path);
  const problems: Problem[] = [];
  if (isFree) return problems;
  new Visitor({
    CallExpression: ({ callee, start }) => {
      const isOwn = callee.type === "Identifier" && callee.name === "fetch";
      const isGlobal =
        callee.type === "MemberExpression" &&
        callee.object.type === "Identifier" &&
        callee.object.name === "globalThis" &&
        callee.property.type === "Identifier" &&
        callee.property.name === "fetch";
      if (isOwn || isGlobal)
        problems.push({ path: file.path, line: file.lineAt(start), message: `may not fetch by itself: ${wayOut}` });
    },
  }).visit(file.program);
  return problems;
}
