import { useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { Button } from "#ui/controls/button.tsx";
import { type Cut, cutSquare } from "./cut-square.ts";

const side = 224;

/** Chooses the square of a picture: drag or arrow keys to move, the slider to come closer. */
export function PictureCropper({ image, onDone }: { image: ImageBitmap; onDone: (picture: string | null) => void }) {
  const { t } = useLingui();
  const [cut, setCut] = useState<Cut>({ zoom: 1, x: 0.5, y: 0.5 });
  const canvas = useRef<HTMLCanvasElement>(null);
  const drag = useRef<{ x: number; y: number; cut: Cut } | null>(null);
  useEffect(() => {
    if (canvas.current) draw(canvas.current, image, cut);
  }, [image, cut]);

  const move = (from: Cut, dx: number, dy: number) => {
    const shown = Math.min(image.width, image.height) / from.zoom;
    const freeX = Math.max(1, image.width - shown);
    const freeY = Math.max(1, image.height - shown);
    const scale = shown / side;
    const within = (value: number) => Math.min(1, Math.max(0, value));
    setCut({ ...from, x: within(from.x - (dx * scale) / freeX), y: within(from.y - (dy * scale) / freeY) });
  };
  const onPointerDown = (press: PointerEvent<HTMLElement>) => {
    press.currentTarget.setPointerCapture(press.pointerId);
    drag.current = { x: press.clientX, y: press.clientY, cut };
  };
  const onPointerMove = (at: PointerEvent) => {
    if (drag.current) move(drag.current.cut, at.clientX - drag.current.x, at.clientY - drag.current.y);
  };
  const onKeyDown = (press: KeyboardEvent) => {
    const steps: Record<string, [number, number]> = {
      ArrowLeft: [8, 0],
      ArrowRight: [-8, 0],
      ArrowUp: [0, 8],
      ArrowDown: [0, -8],
    };
    const step = steps[press.key];
    if (!step) return;
    press.preventDefault();
    move(cut, ...step);
  };
  return (
    <div className="flex flex-col items-center gap-3">
      <div
        role="group"
        aria-label={t`Part of the picture to keep; arrow keys move it`}
        tabIndex={0}
        className="size-56 cursor-move touch-none overflow-hidden rounded-[45px] border border-line"
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={() => {
          drag.current = null;
        }}
        onKeyDown={onKeyDown}
      >
        <canvas ref={canvas} width={side * 2} height={side * 2} className="size-full" aria-hidden="true" />
      </div>
      <label className="flex w-56 items-center gap-3 text-meta text-quiet">
        {t`Closer`}
        <input
          type="range"
          min={1}
          max={4}
          step={0.05}
          value={cut.zoom}
          onChange={(change) => setCut({ ...cut, zoom: Number(change.target.value) })}
          className="min-w-0 flex-1 accent-accent"
        />
      </label>
      <div className="flex gap-2">
        <Button onPress={() => onDone(null)}>{t`Cancel`}</Button>
        <Button kind="main" onPress={() => onDone(cutSquare(image, cut))}>{t`Use this part`}</Button>
      </div>
    </div>
  );
}

function draw(canvas: HTMLCanvasElement, image: ImageBitmap, cut: Cut): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  const shown = Math.min(image.width, image.height) / cut.zoom;
  context.imageSmoothingQuality = "high";
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.drawImage(
    image,
    (image.width - shown) * cut.x,
    (image.height - shown) * cut.y,
    shown,
    shown,
    0,
    0,
    canvas.width,
    canvas.height,
  );
}
