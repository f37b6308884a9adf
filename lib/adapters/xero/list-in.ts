import { z } from "zod";

const envelope = z.record(z.string(), z.unknown());

/** The list that an answer holds; null where it holds none. One that says that all is well and leaves the list out has nothing to list. */
export function listIn(data: unknown, key: string): unknown[] | null {
  const { success, data: answer } = envelope.safeParse(data);
  if (!success) return null;
  const list = answer[key] ?? (answer.Status === "OK" ? [] : null);
  return Array.isArray(list) ? list : null;
}
