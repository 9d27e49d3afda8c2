/** How a picture lies in its place: 1 is as large as fits; `x` and `y` are pixels from the middle. */
export type View = { scale: number; x: number; y: number };
export type Area = { width: number; height: number };
export type Point = { x: number; y: number };

export const fitted: View = { scale: 1, x: 0, y: 0 };

/** The size a picture has when all of it is to be seen; never larger than it is. */
export function fit(picture: Area, room: Area): Area {
  const scale = Math.min(1, room.width / picture.width, room.height / picture.height);
  return { width: picture.width * scale, height: picture.height * scale };
}

/** Four times as large as it is, and at least four times as large as it fits. */
export const mostScale = (picture: Area, shown: Area): number => 4 * Math.max(1, picture.width / shown.width);

/** Enlarges by a factor; what lies under `at` (from the middle) stays there. */
export function zoomAt(view: View, factor: number, at: Point, most: number): View {
  const scale = Math.min(most, Math.max(1, view.scale * factor));
  const by = scale / view.scale;
  return { scale, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by };
}

/** Keeps a picture where it can be seen: no gap on one side while something is hidden on the other. */
export function within({ scale, x, y }: View, shown: Area, room: Area): View {
  const bound = (value: number, size: number, all: number) => {
    const hidden = Math.max(0, (size * scale - all) / 2);
    return hidden === 0 ? 0 : Math.min(hidden, Math.max(-hidden, value));
  };
  return { scale, x: bound(x, shown.width, room.width), y: bound(y, shown.height, room.height) };
}
