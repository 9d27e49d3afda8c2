/** Colours for code: fetched when there is some. */
export { type ColouredPiece, colourCode, colourLines, lowlight } from "./colour-code.tsx";
