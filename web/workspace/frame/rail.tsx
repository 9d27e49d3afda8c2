import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { usePath } from "#platform/router/navigation.ts";
import { type Area, areas, railFoot } from "#platform/slots/shell-slots.ts";
import { useSlot } from "#platform/slots/slot.ts";
import { useSpace } from "#platform/store/space.ts";
import { Badge } from "#ui/feedback/badge.tsx";
import { useMay } from "../workspaces/index.ts";
import { WorkspaceSwitcher } from "./workspace-switcher.tsx";

/** The narrow column on the left: workspaces, areas, oneself. */
export function Rail() {
  const { t } = useLingui();
  const entries = useSlot(areas);
  const [Foot] = useSlot(railFoot);
  return (
    <nav
      data-region="rail"
      tabIndex={-1}
      aria-label={t`Areas`}
      className="flex w-16.5 shrink-0 flex-col items-center gap-1 overflow-y-auto bg-rail pb-3 pt-3 outline-none [scrollbar-width:none]"
    >
      <WorkspaceSwitcher />
      <div className="h-1.5 shrink-0" />
      {entries.map((area) => (
        <AreaLink key={area.id} area={area} />
      ))}
      <span className="flex-1" />
      {Foot && <Foot />}
    </nav>
  );
}

/** Whether the present address belongs to an area. */
export function useIsHere(area: Area): boolean {
  const { slug } = useSpace();
  const path = usePath().slice(slug.length + 1);
  return area.holds(path);
}

/** Whether an area is of use to whoever looks. */
export const useIsOpen = ({ permission }: Area): boolean => {
  const allowed = useMay(permission ?? "");
  return permission === undefined || allowed;
};

function AreaLink({ area }: { area: Area }) {
  const { slug } = useSpace();
  const open = useIsOpen(area);
  const here = useIsHere(area);
  const Icon = area.icon;
  if (!open) return null;
  return (
    <Link
      to={area.to(slug)}
      aria-current={here ? "page" : undefined}
      className={`relative flex w-14.5 shrink-0 flex-col items-center gap-0.5 rounded-card py-1.5 text-tiny transition-colors duration-120 ${here ? "bg-surface font-medium text-text" : "text-quiet hover:bg-surface/50 hover:text-text"}`}
    >
      <Icon size={18} strokeWidth={1.5} />
      {area.label()}
      <span className="absolute end-1.5 top-0.5">
        <AreaBadge area={area} />
      </span>
    </Link>
  );
}

const noBadge = () => false;

export function AreaBadge({ area }: { area: Area }) {
  const useBadge = area.useBadge ?? noBadge;
  const useAlarm = area.useAlarm ?? noBadge;
  return <Badge value={useBadge()} alarm={useAlarm()} />;
}
