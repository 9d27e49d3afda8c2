import { ending } from "./ending.ts";

/** Languages by the ending of a name, where the ending is not the language's own name. */
const languages: Record<string, string> = {
  bash: "bash",
  cc: "cpp",
  cjs: "javascript",
  cs: "csharp",
  cts: "typescript",
  h: "c",
  hpp: "cpp",
  htm: "xml",
  html: "xml",
  js: "javascript",
  jsx: "javascript",
  kt: "kotlin",
  mjs: "javascript",
  mts: "typescript",
  patch: "diff",
  py: "python",
  rb: "ruby",
  rs: "rust",
  sh: "bash",
  svg: "xml",
  toml: "ini",
  ts: "typescript",
  tsx: "typescript",
  vue: "xml",
  yml: "yaml",
  zsh: "bash",
};

/** In what a file is written, by its name; empty for plain words. */
export function codeLanguage(name: string): string {
  const end = ending(name);
  if (["txt", "text", "log", "md", "markdown", "csv", "tsv", ""].includes(end))
    return /^dockerfile$/i.test(name) ? "dockerfile" : "";
  return languages[end] ?? end;
}
