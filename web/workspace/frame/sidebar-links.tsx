import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type Area, sidebarLinks } from "#platform/slots/shell-slots.ts";
import { useSlot } from "#platform/slots/slot.ts";
import { useSpace } from "#platform/store/space.ts";
import { AreaBadge, useIsHere } from "./rail.tsx";

/** One's own lists, above the channels: threads, what is unread, who called. */
export function SidebarLinks() {
  const { t } = useLingui();
  const links = useSlot(sidebarLinks);
  if (links.length === 0) return null;
  return (
    <nav aria-label={t`Your lists`}>
      {links.map((link) => (
        <SidebarLink key={link.id} link={link} />
      ))}
    </nav>
  );
}

function SidebarLink({ link }: { link: Area }) {
  const { slug } = useSpace();
  const here = useIsHere(link);
  const Icon = link.icon;
  return (
    <Link
      to={link.to(slug)}
      aria-current={here ? "page" : undefined}
      className={`flex h-row min-w-0 items-center gap-2.5 rounded-control px-2 text-message ${here ? "bg-accent-soft text-accent-ink" : "text-quiet hover:bg-hover"}`}
    >
      <span className="flex w-5 shrink-0 justify-center">
        <Icon size={18} strokeWidth={1.5} />
      </span>
      <span className="min-w-0 flex-1 truncate">{link.label()}</span>
      <AreaBadge area={link} />
    </Link>
  );
}
