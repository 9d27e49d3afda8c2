import "./code-colours.css";
import bash from "highlight.js/lib/languages/bash";
import c from "highlight.js/lib/languages/c";
import cpp from "highlight.js/lib/languages/cpp";
import csharp from "highlight.js/lib/languages/csharp";
import css from "highlight.js/lib/languages/css";
import diff from "highlight.js/lib/languages/diff";
import dockerfile from "highlight.js/lib/languages/dockerfile";
import go from "highlight.js/lib/languages/go";
import ini from "highlight.js/lib/languages/ini";
import java from "highlight.js/lib/languages/java";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import kotlin from "highlight.js/lib/languages/kotlin";
import markdown from "highlight.js/lib/languages/markdown";
import php from "highlight.js/lib/languages/php";
import python from "highlight.js/lib/languages/python";
import ruby from "highlight.js/lib/languages/ruby";
import rust from "highlight.js/lib/languages/rust";
import shell from "highlight.js/lib/languages/shell";
import sql from "highlight.js/lib/languages/sql";
import swift from "highlight.js/lib/languages/swift";
import typescript from "highlight.js/lib/languages/typescript";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";
import { createLowlight } from "lowlight";
import type { ReactNode } from "react";

export const lowlight = createLowlight({
  bash,
  c,
  cpp,
  csharp,
  css,
  diff,
  dockerfile,
  go,
  ini,
  java,
  javascript,
  json,
  kotlin,
  markdown,
  php,
  python,
  ruby,
  rust,
  shell,
  sql,
  swift,
  typescript,
  xml,
  yaml,
});

/** A piece of code in one colour. */
export type ColouredPiece = { text: string; className: string | undefined };

/** Code as lines of coloured pieces; null for a language nobody taught us. */
export function colourLines(code: string, language: string): ColouredPiece[][] | null {
  const name = language.toLowerCase();
  if (!lowlight.registered(name)) return null;
  const lines: ColouredPiece[][] = [[]];
  for (const child of lowlight.highlight(name, code).children) addPieces(lines, child, undefined);
  return lines;
}

function addPieces(lines: ColouredPiece[][], node: Node, around: string | undefined): void {
  if (node.type === "text") {
    for (const [index, text] of node.value.split("\n").entries()) {
      if (index > 0) lines.push([]);
      if (text) lines.at(-1)?.push({ text, className: around });
    }
    return;
  }
  if (node.type !== "element") return;
  const { className } = node.properties;
  const own = Array.isArray(className) ? className.join(" ") : around;
  for (const child of node.children) addPieces(lines, child as Node, own);
}

/** Code as coloured spans; null for a language nobody taught us. */
export function colourCode(code: string, language: string): ReactNode[] | null {
  const name = language.toLowerCase();
  if (!lowlight.registered(name)) return null;
  return lowlight.highlight(name, code).children.map(drawNode);
}

type Node = ReturnType<typeof lowlight.highlight>["children"][number];

function drawNode(node: Node, key: number): ReactNode {
  if (node.type === "text") return node.value;
  if (node.type !== "element") return null;
  const { className } = node.properties;
  return (
    <span key={key} className={Array.isArray(className) ? className.join(" ") : undefined}>
      {node.children.map((child, index) => drawNode(child as Node, index))}
    </span>
  );
}
