import type { Problem } from "./source-file.ts";

const nothingSaid = /^(utils?|helpers?|common|misc|types)$/;
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
// Names a tool or a platform prescribes.
const prescribed = /^(Dockerfile|README\.md|LICENSE|.*\.(md|po|png|svg|ico|webmanifest|woff2))$/;

/** Names say what is inside: kebab-case, no word that fits anything, `index.ts` only as a feature's door. */
export function nameProblems(path: string): Problem[] {
  const problem = (message: string) => [{ path, line: 1, message }];
  const parts = path.split("/");
  const file = parts.pop() ?? "";
  const words = [...parts, file.replace(/\..*$/, "")];
  const empty = words.find((word) => nothingSaid.test(word));
  if (empty) return problem(`the name "${empty}" says nothing: name it after what it does or holds`);
  if (prescribed.test(file) || file.startsWith(".")) return [];
  const odd = [...parts.filter((part) => !part.startsWith(".")), ...file.split(".")].find((word) => !kebab.test(word));
  if (odd) return problem(`"${odd}" is not kebab-case`);
  if (
    words.at(-1) === "index" &&
    /\.[mc]?[jt]sx?$/.test(file) &&
    !/^(server|web)\/[^/]+\/([^/]+\/)?index\.tsx?$/.test(path)
  ) {
    return problem(
      "index.ts is only the door of a feature folder of server/ or web/: name the file after its main export",
    );
  }
  return [];
}
