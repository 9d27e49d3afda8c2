import { useLingui } from "@lingui/react/macro";

/** A small sign that a file has newer contents; nothing for the first ones. */
export function VersionMark({ version, className = "" }: { version: number; className?: string }) {
  const { t } = useLingui();
  if (version < 2) return null;
  return (
    <span className={`shrink-0 rounded-full bg-accent-soft px-1.5 text-meta font-medium text-accent-ink ${className}`}>
      <span className="sr-only">{t`Version ${version}`}</span>
      <span aria-hidden="true">v{version}</span>
    </span>
  );
}
