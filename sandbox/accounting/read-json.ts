import { Refusal } from "../http/answer";
import type { Call } from "../http/call";
import { malformed } from "./envelope";

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The posted object; anything else is refused as malformed. */
export function readJson(call: Call): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(call.body.toString("utf8"));
  } catch {
    throw new Refusal(malformed("Invalid Json data"));
  }
  if (Array.isArray(value) && value.length === 1) value = value[0];
  if (!isObject(value)) throw new Refusal(malformed("Invalid Json data"));
  return value;
}

/** `{"<name>": […]}`, or one element on its own. */
export function readElements(call: Call, name: string): JsonObject[] {
  const value = readJson(call);
  const elements = name in value ? value[name] : [value];
  if (!Array.isArray(elements) || elements.length === 0 || !elements.every(isObject))
    throw new Refusal(malformed(`${name} must hold at least one element`));
  return elements;
}

export function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** A number, or a number written as text; undefined when absent, NaN when neither. */
export function numberOf(value: unknown): number | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  return typeof value === "number" ? value : typeof value === "string" ? Number(value) : Number.NaN;
}
