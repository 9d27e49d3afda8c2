import { lazy } from "react";
import { useStore } from "#platform/store/use-store.ts";
import { sectionNaming } from "./section-naming.ts";

const SectionNameDialog = lazy(() => import("./section-name-dialog.tsx"));

/** The dialog, while a section is being named. */
export const SectionNameHost = () => (useStore(sectionNaming) ? <SectionNameDialog /> : null);
