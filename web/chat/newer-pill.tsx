import { ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#ui/controls/button.tsx";

/** The list does not move under who reads it: what came since waits behind this. */
export const NewerPill = ({ onPress, children }: { onPress: () => void; children: ReactNode }) => (
  <div className="pointer-events-none absolute inset-x-0 top-3 z-10 flex justify-center">
    <span className="appear pointer-events-auto rounded-full shadow-raised">
      <Button kind="main" size="small" onPress={onPress}>
        <ArrowUp size={16} strokeWidth={1.75} />
        {children}
      </Button>
    </span>
  </div>
);
