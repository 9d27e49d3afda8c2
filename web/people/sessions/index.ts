/** Where one is signed in: devices and tokens. */
export { DeviceList } from "./device-list.tsx";
export { PersonalTokens } from "./personal-tokens.tsx";
