/** `zoom` 1 keeps the whole shorter side; `x` and `y` from 0 to 1 say where between the edges the square stands. */
export type Cut = { zoom: number; x: number; y: number };

/** The most the server takes, as characters of the data URL. */
const most = 270_000;

/** The square as a data URL of at most 200 KB: WebP where the browser can write it, else JPEG. */
export function cutSquare(image: ImageBitmap, { zoom, x, y }: Cut): string {
  const shown = Math.min(image.width, image.height) / zoom;
  for (const side of [512, 384, 256, 128]) {
    const size = Math.min(side, Math.max(64, Math.round(shown)));
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = size;
    const context = canvas.getContext("2d");
    if (!context) break;
    context.imageSmoothingQuality = "high";
    // JPEG has no transparency; white is what most pictures with holes were made for.
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, size, size);
    context.drawImage(image, (image.width - shown) * x, (image.height - shown) * y, shown, shown, 0, 0, size, size);
    for (const quality of [0.9, 0.75, 0.6]) {
      const url = canvas.toDataURL("image/webp", quality);
      const written = url.startsWith("data:image/webp") ? url : canvas.toDataURL("image/jpeg", quality);
      if (written.length <= most) return written;
    }
  }
  throw new Error("The picture could not be made small enough");
}
