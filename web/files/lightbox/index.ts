/** Looking at files over everything: pictures here, other kinds by whoever fills `fileViewers`. */
export { type FileViewer, type FileViewerProps, fileViewers } from "./file-viewers.ts";
export { LightboxHost } from "./lightbox-host.tsx";
export { closeLightbox, type LightboxItem, openLightbox } from "./lightbox-state.ts";
export { NoViewer } from "./no-viewer.tsx";
export { registerImageViewer } from "./register-image-viewer.ts";
