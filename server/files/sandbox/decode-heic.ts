import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import "./bound-memory.ts";

/** As much of libheif's interface as is used; https://github.com/strukturag/libheif, post.js. */
type HeifImage = {
  get_width(): number;
  get_height(): number;
  is_primary(): boolean;
  display(into: Pixels, done: (shown: Pixels | null) => void): void;
};
type Libheif = { HeifDecoder: new () => { decode(bytes: Buffer): HeifImage[] } };
type Pixels = { data: Uint8ClampedArray; width: number; height: number };

/**
 * A phone's picture (HEIC), as red, green, blue and alpha, upright. Its decoder is a file of its own beside our code,
 * as its licence (LGPL) wants it; see decision 0012.
 */
export async function decodeHeic(bytes: Buffer, mostPixels: number): Promise<Pixels> {
  const require = createRequire(import.meta.url);
  const open = require("libheif-js/libheif-wasm/libheif.js") as (about: { wasmBinary: Buffer }) => Libheif;
  const library = open({ wasmBinary: readFileSync(require.resolve("libheif-js/libheif-wasm/libheif.wasm")) });
  const images = new library.HeifDecoder().decode(bytes);
  const image = images.find((one) => one.is_primary()) ?? images[0];
  if (!image) throw new Error("no picture in it");
  const [width, height] = [image.get_width(), image.get_height()];
  if (width * height > mostPixels) throw new Error("too many pixels");
  const place: Pixels = { data: new Uint8ClampedArray(width * height * 4), width, height };
  return new Promise((done, failed) => {
    image.display(place, (shown) => (shown ? done(shown) : failed(new Error("broken"))));
  });
}
