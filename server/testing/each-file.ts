import { endAfterFile } from "./after-file.ts";

endAfterFile();
