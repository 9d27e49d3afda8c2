import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState } from "react";

type Props = { source: string; block: boolean };

/** A formula; its source until what draws it has been fetched, and for good when it cannot be drawn. */
export function Formula({ source, block }: Props) {
  const { t } = useLingui();
  const place = useRef<HTMLSpanElement>(null);
  const [drawn, setDrawn] = useState(false);
  const [wrong, setWrong] = useState(false);
  useEffect(() => {
    let current = true;
    const draw = async () => {
      const { drawFormula } = await import("./draw-formula.ts");
      if (!current || !place.current) return;
      const fine = drawFormula(place.current, source, block);
      setDrawn(fine);
      setWrong(!fine);
    };
    // Without the network the source stays: readable.
    draw().catch(() => undefined);
    return () => {
      current = false;
    };
  }, [source, block]);
  return (
    <span className={block ? "formula formula-block" : "formula"} dir="ltr">
      <span ref={place} hidden={!drawn} />
      {!drawn && <code data-tip={wrong ? t`This formula cannot be drawn` : undefined}>{source}</code>}
    </span>
  );
}
