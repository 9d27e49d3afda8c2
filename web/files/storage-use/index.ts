export { registerStorageUse } from "./register-storage-use.ts";
