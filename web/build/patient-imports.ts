import path from "node:path";
import type { Plugin } from "vite";

const web = path.resolve(import.meta.dirname, "..") + path.sep;
const waiting = path.join(web, "platform/api/when-reachable.ts");

/**
 * Every `import("...")` of the web app waits for the network instead of failing without one: a rejected import is what
 * `lazy` remembers for good, and what takes a whole screen down. Done here once, so that none can be forgotten.
 */
export function patientImports(): Plugin {
  return {
    name: "atrium:patient-imports",
    transform: {
      filter: { id: /\.tsx?$/, code: /\bimport\(/ },
      handler(code, id) {
        if (!id.startsWith(web)) return null;
        const patient = patientlyImported(code);
        return patient === code ? null : { code: patient, map: null };
      },
    },
  };
}

/** The source of a module with its imports on demand wrapped; what is not a plain text is left alone. */
export function patientlyImported(code: string): string {
  const wrapped = code.replaceAll(/\bimport\((["'][^"'\n]+["'])\)/g, "whenReachable(() => import($1))");
  return wrapped === code ? code : `import { whenReachable } from ${JSON.stringify(waiting)};\n${wrapped}`;
}
