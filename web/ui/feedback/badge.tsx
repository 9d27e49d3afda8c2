type Props = {
  /** How many; true for a dot. 0 and false show nothing. */
  value: number | boolean;
  /** Read aloud instead of the bare number: "3 mentions". */
  label?: string;
  quiet?: boolean;
  /** Something went wrong. */
  alarm?: boolean;
};

/** A number or dot that says that something waits. */
export function Badge({ value, label, quiet = false, alarm = false }: Props) {
  if (!value) return null;
  const look = alarm ? "bg-danger text-on-danger" : quiet ? "bg-pressed text-text" : "bg-accent text-on-accent";
  if (value === true) {
    return <span className="size-2 shrink-0 rounded-full bg-accent" role="img" aria-label={label} />;
  }
  return (
    <span
      className={`inline-flex h-[18px] min-w-[18px] shrink-0 items-center justify-center rounded-full px-1.5 text-tiny font-bold tabular-nums ${look}`}
    >
      <span aria-hidden={label ? true : undefined}>{value > 99 ? "99+" : value}</span>
      {label && <span className="sr-only">{label}</span>}
    </span>
  );
}
