import type { Workspace } from "@atrium/contract/workspace/workspaces.ts";
import { useState } from "react";
import { initials } from "#ui/avatar/avatar-colours.ts";

type Props = { workspace: Pick<Workspace, "name" | "logo"> | undefined; size?: 24 | 36 | 48 | 72 };

/** The sign of a workspace: its logo, or its first letter on the accent. */
export function WorkspaceMark({ workspace, size = 36 }: Props) {
  const [broken, setBroken] = useState<string | null>(null);
  const logo = workspace?.logo;
  return logo && logo !== broken ? (
    <img
      src={logo}
      alt=""
      width={size}
      height={size}
      className="shrink-0 rounded-card object-cover"
      onError={() => setBroken(logo)}
    />
  ) : (
    <span
      aria-hidden="true"
      data-initials={initials(workspace?.name ?? "").slice(0, 1)}
      className="flex shrink-0 items-center justify-center rounded-card bg-accent font-bold text-on-accent before:content-[attr(data-initials)]"
      style={{ width: size, height: size, fontSize: size * 0.42 }}
    />
  );
}
