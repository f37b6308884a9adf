import type { CallOutcome } from "./accounting-provider";
import { AppError } from "./app-error";

/** For a person who waits for the answer: everything but an answer becomes a refusal with its sentence. Runs of the worker do not use this. */
export function requireAnswer<T>(outcome: CallOutcome<T>): T {
  switch (outcome.kind) {
    case "answered":
      return outcome.value;
    case "refused":
      throw new AppError("ledgerRefused", { message: outcome.messages.join(" ") });
    case "unauthorised":
      throw new AppError(outcome.reason === "accessRemoved" ? "accessRemoved" : "notAllowed");
    case "postponed":
    case "unclear":
      throw new AppError("ledgerUnavailable");
  }
}
