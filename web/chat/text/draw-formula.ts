import "katex/dist/katex.min.css";
import katex from "katex";

/**
 * Draws TeX into an element; false when it is no formula. As HTML with the fonts it brings, because few systems
 * have a font for MathML, and as MathML for those who listen. It is built of elements and of styles set by script,
 * which the content policy allows; what would need trust (links, pictures, attributes) is refused, and macros end.
 */
export function drawFormula(into: HTMLElement, formula: string, block: boolean): boolean {
  if (formula.length > longest) return false;
  try {
    katex.render(formula, into, {
      displayMode: block,
      output: "htmlAndMathml",
      throwOnError: true,
      trust: false,
      strict: "ignore",
      maxExpand: 500,
      maxSize: 20,
      // What is refused is shown as its source, in the colour of the text around it.
      errorColor: "inherit",
    });
    return true;
  } catch (error) {
    if (error instanceof katex.ParseError || error instanceof RangeError) return false;
    throw error;
  }
}

/** A formula this long is no formula, and would be felt. */
const longest = 4000;
