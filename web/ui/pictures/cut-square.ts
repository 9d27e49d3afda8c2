/** A square of a picture, in its own pixels. */
export type Square = { x: number; y: number; width: number };

/** The most the server takes, as characters of the data URL. */
const most = 270_000;

/** The square as a data URL of at most 200 KB: WebP where the browser can write it, else JPEG. */
export function cutSquare(image: ImageBitmap, { x, y, width }: Square): string {
  for (const side of [512, 384, 256, 128]) {
    const size = Math.min(side, Math.max(64, Math.round(width)));
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = size;
    const context = canvas.getContext("2d");
    if (!context) break;
    context.imageSmoothingQuality = "high";
    context.drawImage(image, x, y, width, width, 0, 0, size, size);
    for (const quality of [0.9, 0.75, 0.6]) {
      const url = canvas.toDataURL("image/webp", quality);
      const written = url.startsWith("data:image/webp") ? url : onWhite(canvas).toDataURL("image/jpeg", quality);
      if (written.length <= most) return written;
    }
  }
  throw new Error("The picture could not be made small enough");
}

/** JPEG has no transparency; white is what most pictures with holes were made for. */
function onWhite(canvas: HTMLCanvasElement): HTMLCanvasElement {
  const context = canvas.getContext("2d");
  if (!context) return canvas;
  context.globalCompositeOperation = "destination-over";
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  return canvas;
}
