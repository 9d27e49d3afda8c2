export type PresenceShown = "online" | "away" | "offline";

/** Filled, half or hollow, so that the colour is never the only difference. `ring` is what it stands on. */
export function PresenceDot({
  presence,
  ring = "sidebar",
  label,
}: {
  presence: PresenceShown;
  ring?: "sidebar" | "surface" | "rail";
  label?: string;
}) {
  const rings = { sidebar: "bg-sidebar", surface: "bg-surface", rail: "bg-rail" };
  const look = {
    online: "bg-online",
    away: "border-2 border-online",
    offline: "border-2 border-quiet",
  };
  return (
    <span
      className={`absolute -bottom-0.5 -end-0.5 flex size-3 items-center justify-center rounded-full ${rings[ring]}`}
      role={label ? "img" : undefined}
      aria-label={label}
    >
      <span className={`size-2 rounded-full ${look[presence]}`} />
    </span>
  );
}
