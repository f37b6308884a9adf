import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import type { Refusal } from "@/lib/core/action-result";
import { logger } from "@/lib/config/logger";

export function invalidInput(error: z.ZodError): Refusal {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.map(String).join(".")] ??= issue.message;
  return { ok: false, code: "invalidInput", detail: {}, fields };
}

/** Refusals are answered and not reported; anything else is a bug: reported under an id that the user can quote. */
export function toRefusal(error: unknown, where: string): Refusal {
  if (error instanceof AppError) return { ok: false, code: error.code, detail: error.detail };
  const reference = randomUUID().slice(0, 8);
  logger().error({ err: error, requestId: reference, route: where }, "unexpected error");
  return { ok: false, code: "unexpected", detail: { reference } };
}
