/** Files where they are shown: in a message, a list. */
export { hideFile, registerFileChanges, useFile, useRemoved } from "./file-changes.ts";
export { FileMenu, fileActions } from "./file-menu.tsx";
export { type FilePlace, FilePlaceContext } from "./file-place.ts";
export { type FileViewProps, fileViews, uploadViews } from "./file-view.ts";
export { type Picture, PictureGrid } from "./picture-grid.tsx";
export { registerFileViews } from "./register-file-views.ts";
export { SharedFiles } from "./shared-files.tsx";
export { UploadsOfMessage } from "./uploads-of-message.tsx";
