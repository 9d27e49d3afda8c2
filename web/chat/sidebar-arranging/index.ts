/** Arranging the sidebar: sections of one's own, moving channels and sections. */
export { registerSidebarArranging } from "./register-sidebar-arranging.ts";
