type Pixels = { width: number; height: number };

/** As large as it is, or as large as there is room for; never so small that it cannot be pressed. */
export function boxOf({ width, height }: Pixels, most: Pixels): Pixels {
  const scale = Math.min(1, most.width / width, most.height / height);
  return { width: Math.max(48, Math.round(width * scale)), height: Math.max(48, Math.round(height * scale)) };
}

/** How wide a picture stands in a row for its height; very long and very high ones are cut. */
export const shapeInRow = ({ width, height }: Pixels): number => Math.min(2.4, Math.max(0.6, width / height));
