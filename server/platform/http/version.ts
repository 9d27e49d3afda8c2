import packageJson from "../../package.json" with { type: "json" };

/** The version of this Atrium. */
export const version: string = packageJson.version;
