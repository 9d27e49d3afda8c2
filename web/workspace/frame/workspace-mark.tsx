import { initials } from "#ui/avatar/avatar-colours.ts";

/** The sign of a workspace: its first letter on the accent. */
export const WorkspaceMark = ({ name, size = 36 }: { name: string; size?: 24 | 36 | 48 }) => (
  <span
    aria-hidden="true"
    data-initials={initials(name).slice(0, 1)}
    className="flex shrink-0 items-center justify-center rounded-card bg-accent font-bold text-on-accent before:content-[attr(data-initials)]"
    style={{ width: size, height: size, fontSize: size * 0.42 }}
  />
);
