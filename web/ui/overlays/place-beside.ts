export type Side = "top" | "bottom" | "left" | "right";

const gap = 6;
const edge = 4;
const opposite: Record<Side, Side> = { top: "bottom", bottom: "top", left: "right", right: "left" };

/** Puts a fixed element beside a rectangle, on the other side when there is no room, and never outside the window. */
export function placeBeside(element: HTMLElement, at: DOMRect, side: Side): void {
  const { offsetWidth: width, offsetHeight: height } = element;
  const room: Record<Side, number> = {
    top: at.top - height,
    bottom: innerHeight - at.bottom - height,
    left: at.left - width,
    right: innerWidth - at.right - width,
  };
  const chosen = room[side] >= gap + edge || room[opposite[side]] < room[side] ? side : opposite[side];
  const upright = chosen === "top" || chosen === "bottom";
  const left = upright ? at.left + (at.width - width) / 2 : chosen === "left" ? at.left - width - gap : at.right + gap;
  const top = upright
    ? chosen === "top"
      ? at.top - height - gap
      : at.bottom + gap
    : at.top + (at.height - height) / 2;
  const within = (value: number, size: number, all: number) => Math.max(edge, Math.min(value, all - size - edge));
  element.style.left = `${within(left, width, innerWidth)}px`;
  element.style.top = `${within(top, height, innerHeight)}px`;
}
