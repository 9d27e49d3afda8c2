import { commonErrors, Problem } from "@atrium/contract/protocol/error.ts";
import { type Operation, pathKeys } from "@atrium/contract/protocol/operation.ts";
import * as z from "zod";
import type { Catalogue } from "#platform/operations/platform.ts";
import { version } from "./version.ts";

type Json = Record<string, unknown>;

/** Every schema by name, referring to each other, so that a shape is described once. */
export function componentSchemas(named: Record<string, z.ZodType>, io: "input" | "output", prefix: string): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) if (!registry.has(schema)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io, uri: (id) => `${prefix}${id}`, unrepresentable: "any" });
  for (const schema of Object.values(schemas) as Json[]) {
    delete schema["$id"];
    delete schema["$schema"];
  }
  return schemas as Json;
}

/** OpenAPI 3.1 of every REST operation, made from the contract. */
export function openApi(catalogue: Catalogue, url: string, shapes: Record<string, z.ZodType>): Json {
  const operations = [...catalogue.operations.values()].map((handled) => handled.operation);
  const nameOf = outputNames(operations, shapes);
  const outputs = Object.fromEntries(operations.map((operation) => [nameOf(operation), operation.output]));
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const path = `/api/v1${operation.path}`;
    paths[path] = {
      ...paths[path],
      [operation.method.toLowerCase()]: describe(catalogue, operation, nameOf(operation)),
    };
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "Atrium",
      version,
      description:
        "Every operation of the product. Errors are RFC 9457 problem details with a `code`. " +
        "A write may carry `Idempotency-Key`: a retry with the same key is answered again and done once.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url }],
    tags: [...new Set(catalogue.features.filter((f) => f.operations?.length).map((f) => f.name))].map((name) => ({
      name,
    })),
    paths,
    components: {
      schemas: componentSchemas({ Problem, ...shapes, ...outputs }, "output", "#/components/schemas/"),
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", description: "An access token or a personal token" },
        session: {
          type: "apiKey",
          in: "cookie",
          name: "__Host-atrium_session",
          description: "A browser's session; without the prefix on http",
        },
      },
    },
  };
}

/** An answer that is itself a named shape keeps that name; what several operations answer with is named by the first. */
function outputNames(operations: Operation[], shapes: Record<string, z.ZodType>) {
  const known = new Map(Object.entries(shapes).map(([name, schema]) => [schema, name]));
  for (const { name, output } of operations) if (!known.has(output)) known.set(output, `${name}Output`);
  return (operation: Operation) => known.get(operation.output) as string;
}

function describe(catalogue: Catalogue, operation: Operation, output: string): Json {
  const tag = catalogue.features.find((feature) =>
    feature.operations?.some((one) => one.operation === operation),
  )?.name;
  const { properties = {}, required = [] } = inputSchema(operation);
  const inPath = pathKeys(operation.path);
  const hasBody = operation.method !== "GET" && operation.method !== "DELETE";
  const parameters = Object.entries(properties)
    .filter(([key]) => inPath.includes(key) || !hasBody)
    .map(([name, schema]) => {
      const place = inPath.includes(name) ? "path" : "query";
      return { name, in: place, required: place === "path" || required.includes(name), schema };
    });
  return {
    operationId: operation.name,
    summary: operation.summary,
    ...(tag && { tags: [tag] }),
    ...(operation.limit && { description: limitText(operation) }),
    security: operation.caller === "open" ? [] : [{ bearer: [] }, { session: [] }],
    parameters,
    ...(hasBody && { requestBody: body(properties, required, inPath) }),
    responses: responses(operation, output),
  };
}

type Shape = { properties?: Record<string, Json>; required?: string[] };
const inputSchema = (operation: Operation): Shape =>
  z.toJSONSchema(operation.input, { io: "input", unrepresentable: "any" }) as Shape;

function body(properties: Record<string, Json>, required: string[], inPath: string[]): Json {
  const inBody = Object.fromEntries(Object.entries(properties).filter(([key]) => !inPath.includes(key)));
  const needed = required.filter((key) => !inPath.includes(key));
  const schema = { type: "object", properties: inBody, required: needed, additionalProperties: false };
  return { required: needed.length > 0, content: { "application/json": { schema } } };
}

function responses(operation: Operation, output: string): Json {
  const ok = { $ref: `#/components/schemas/${output}` };
  const common = { invalid_input: 400, not_found: 404, too_many_requests: 429, internal: 500, unavailable: 503 };
  const signedIn = operation.caller === "open" ? {} : { not_signed_in: commonErrors.not_signed_in, not_allowed: 403 };
  const codes = Map.groupBy(Object.entries({ ...common, ...signedIn, ...operation.errors }), ([, status]) => status);
  const errors = [...codes].map(([status, entries]) => [
    String(status),
    {
      description: entries.map(([code]) => `\`${code}\``).join(", "),
      content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
    },
  ]);
  return {
    "200": { description: "Done", content: { "application/json": { schema: ok } } },
    ...Object.fromEntries(errors),
  };
}

function limitText({ limit }: Operation): string {
  const who = limit?.by === "network" ? "network" : "account";
  return `At most ${limit?.count} calls in ${limit?.seconds} seconds per ${who}.`;
}
