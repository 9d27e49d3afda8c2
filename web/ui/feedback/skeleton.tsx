/** Grey lines where text will be; appear only after 150 ms. `label` tells a screen reader what is coming. */
export function Skeleton({
  rows = 3,
  label,
  withPicture = false,
}: {
  rows?: number;
  label: string;
  withPicture?: boolean;
}) {
  return (
    <div className="after-150 flex flex-col gap-4 p-4" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="breathe flex gap-3">
          {withPicture && <span className="size-9 shrink-0 rounded-control bg-pressed" />}
          <span className="flex flex-1 flex-col gap-2 py-0.5">
            <span className="h-3 rounded bg-pressed" style={{ width: `${28 + ((row * 17) % 20)}%` }} />
            <span className="h-3 rounded bg-hover" style={{ width: `${62 + ((row * 29) % 34)}%` }} />
          </span>
        </div>
      ))}
    </div>
  );
}
