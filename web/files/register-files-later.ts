import { msg } from "@lingui/core/macro";
import { panels } from "#platform/slots/shell-slots.ts";
import { addErrorWords } from "#platform/words/error-words.ts";
import { registerFileActions } from "./actions/index.ts";
import { registerLibrary } from "./library/index.ts";
import { LightboxHost, registerImageViewer } from "./lightbox/index.ts";
import { registerFileChanges, registerFileViews } from "./shown/index.ts";
import { registerStorageUse } from "./storage-use/index.ts";
import { registerUploading } from "./uploads/index.ts";
import { registerViewers } from "./viewers/index.ts";
import { registerVoices } from "./voice/index.ts";

/** What the first screen does without; called once, after it stands. */
export function register(): void {
  registerUploading();
  registerFileChanges();
  registerFileViews();
  registerFileActions();
  registerImageViewer();
  registerLibrary();
  registerStorageUse();
  registerViewers();
  registerVoices();
  panels.add(LightboxHost);
  addErrorWords({
    quota_exceeded: msg`This workspace has no room left. Remove files, or ask who manages it for more.`,
    scan_unavailable: msg`Files cannot be checked for viruses right now. It is tried again in a moment.`,
    infected: msg`This file holds something harmful and was not kept.`,
    bytes_gone: msg`This device could not keep the file while the page was closed. Choose it again.`,
    file_not_ready: msg`A file is not there yet. Try again in a moment.`,
  });
}
