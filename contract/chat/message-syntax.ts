import type { MarkdownIt, StateBlock, StateInline } from "markdown-it";

/**
 * What a message can say beyond CommonMark: spoilers `||hidden||`, maths `$$x^2$$` (a block when it stands alone)
 * and moments `<time:2026-11-21T09:00Z>`, which every reader sees in their own zone.
 */
export function addMessageSyntax(grammar: MarkdownIt): void {
  const { inline, block, linkify } = grammar;
  inline.ruler.at("text", words);
  inline.ruler.after("escape", "maths", inlineMaths);
  inline.ruler.before("autolink", "moment", moment);
  inline.ruler.before("strikethrough", "spoiler", spoilerSigns);
  inline.ruler2.before("strikethrough", "spoiler", spoilers);
  block.ruler.before("fence", "maths", mathsBlock, { alt: ["paragraph", "reference", "blockquote", "list"] });
  // An address ends where a spoiler does: `||https://example.org||` must not show what was to be hidden.
  const matchAtStart = linkify.matchAtStart.bind(linkify);
  linkify.matchAtStart = (text) => matchAtStart(text.split("||", 1)[0] ?? "");
}

/** The library's rule for plain words does not stop at `|`; this one does. */
const words = (state: StateInline, silent: boolean): boolean => {
  special.lastIndex = state.pos;
  const stop = special.exec(state.src)?.index ?? state.posMax;
  const end = Math.min(stop, state.posMax);
  if (end === state.pos) return false;
  if (!silent) state.pending += state.src.slice(state.pos, end);
  state.pos = end;
  return true;
};
const special = /[\n!#$%&*+\-:<=>@[\\\]^_`{|}~]/g;

const bar = 0x7c;

/** Two bars, no more and no less, may begin or end a spoiler; which of them pair is decided at the end. */
function spoilerSigns(state: StateInline, silent: boolean): boolean {
  if (silent || state.src.charCodeAt(state.pos) !== bar) return false;
  const { length, can_open: open, can_close: close } = state.scanDelims(state.pos, true);
  state.push("text", "", 0).content = "|".repeat(length);
  if (length === 2)
    state.delimiters.push({ marker: bar, length: 0, token: state.tokens.length - 1, end: -1, open, close });
  state.pos += length;
  return true;
}

function spoilers(state: StateInline): void {
  for (const delimiters of [state.delimiters, ...state.tokens_meta.map((meta) => meta?.delimiters ?? [])]) {
    for (const { marker, end, token } of delimiters) {
      const closing = end === -1 || marker !== bar ? undefined : delimiters[end];
      if (!closing) continue;
      Object.assign(state.tokens[token] ?? {}, {
        type: "spoiler_open",
        tag: "span",
        nesting: 1,
        markup: "||",
        content: "",
      });
      Object.assign(state.tokens[closing.token] ?? {}, {
        type: "spoiler_close",
        tag: "span",
        nesting: -1,
        markup: "||",
        content: "",
      });
    }
  }
}

function inlineMaths(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (!src.startsWith("$$", pos)) return false;
  const end = src.indexOf("$$", pos + 2);
  const formula = end < 0 || end + 2 > posMax ? "" : src.slice(pos + 2, end).trim();
  if (formula === "") return false;
  if (!silent) state.push("maths_inline", "math", 0).content = formula;
  state.pos = end + 2;
  return true;
}

/** Begins with `$$` at the beginning of a line and ends with `$$` at the end of one; unfinished it is plain words. */
function mathsBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const lineAt = (line: number) =>
    state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trimEnd();
  const first = lineAt(startLine);
  if (!first.startsWith("$$")) return false;
  let line = startLine;
  let rest = first.slice(2);
  const parts: string[] = [];
  while (!rest.includes("$$")) {
    parts.push(rest);
    line += 1;
    // A line that stands further out than the block it is in ends that block.
    if (line >= endLine || ((state.sCount[line] ?? 0) < state.blkIndent && lineAt(line) !== "")) return false;
    rest = lineAt(line);
  }
  // Words behind the sign: then it is a formula within a line.
  if (rest.indexOf("$$") !== rest.length - 2) return false;
  parts.push(rest.slice(0, -2));
  const formula = parts.join("\n").trim();
  if (formula === "") return false;
  if (silent) return true;
  const token = state.push("maths_block", "math", 0);
  Object.assign(token, { block: true, content: formula, map: [startLine, line + 1] });
  state.line = line + 1;
  return true;
}

const written = /<time:(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d))>/y;

function moment(state: StateInline, silent: boolean): boolean {
  written.lastIndex = state.pos;
  const [all = "", when = ""] = written.exec(state.src) ?? [];
  if (!when || state.pos + all.length > state.posMax || Number.isNaN(Date.parse(when))) return false;
  if (!silent) state.push("moment", "time", 0).content = when;
  state.pos += all.length;
  return true;
}
