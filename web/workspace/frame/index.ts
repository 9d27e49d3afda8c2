/** The frame around every screen of a workspace. Its code is fetched when a workspace is opened. */
export { focusNewPanes } from "./focus-new-pane.ts";
export { registerFrame } from "./frame-commands.ts";
export { WorkspaceMark } from "./workspace-mark.tsx";
export const loadFrame = () => import("./workspace-frame.tsx");
