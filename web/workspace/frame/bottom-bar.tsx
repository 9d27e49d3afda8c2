import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Search } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { type Area, areas, railFoot } from "#platform/slots/shell-slots.ts";
import { useSlot } from "#platform/slots/slot.ts";
import { useSpace } from "#platform/store/space.ts";
import { openFind } from "../find/index.ts";
import { AreaBadge, useIsHere, useIsOpen } from "./rail.tsx";

const look = "relative flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-1 text-meta";

/** The rail of a phone. Makes room for the soft keyboard. */
export function BottomBar() {
  const { t } = useLingui();
  const [Foot] = useSlot(railFoot);
  return (
    <nav
      data-region="rail"
      tabIndex={-1}
      aria-label={t`Areas`}
      className="flex shrink-0 items-center border-t border-line bg-sidebar pb-[env(safe-area-inset-bottom)] outline-none [@media(max-height:460px)]:hidden"
    >
      {useSlot(areas)
        .slice(0, 3)
        .map((area) => (
          <AreaTab key={area.id} area={area} />
        ))}
      <Button className={`${look} cursor-pointer text-quiet`} onPress={() => openFind()}>
        <Search size={20} strokeWidth={1.5} />
        {t`Find`}
      </Button>
      {Foot && (
        <span className="flex flex-1 justify-center">
          <Foot />
        </span>
      )}
    </nav>
  );
}

function AreaTab({ area }: { area: Area }) {
  const { slug } = useSpace();
  const open = useIsOpen(area);
  const here = useIsHere(area);
  const Icon = area.icon;
  if (!open) return null;
  return (
    <Link
      to={area.to(slug)}
      aria-current={here ? "page" : undefined}
      className={`${look} ${here ? "font-medium text-accent" : "text-quiet"}`}
    >
      <Icon size={20} strokeWidth={1.5} />
      {area.label()}
      <span className="absolute start-1/2 top-1 ms-1.5">
        <AreaBadge area={area} />
      </span>
    </Link>
  );
}
