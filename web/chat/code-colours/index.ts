/** Colours for code: fetched when there is some. */
export { colourCode, lowlight } from "./colour-code.tsx";
