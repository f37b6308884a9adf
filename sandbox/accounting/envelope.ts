import { randomUUID } from "node:crypto";
import { json, type Answer } from "../http/answer";

/** The frame around every accounting answer. */
export function envelope(content: Record<string, unknown>): Answer {
  return json({ Id: randomUUID(), Status: "OK", ProviderName: "Sinkron", DateTimeUTC: `/Date(${Date.now()})/`, ...content });
}

/** A refusal of the whole request. */
export function validationException(message: string, status = 400): Answer {
  return json({ ErrorNumber: 10, Type: "ValidationException", Message: message, Elements: [] }, status);
}

export function summarised(elements: unknown[]): Answer {
  return json({ ErrorNumber: 10, Type: "ValidationException", Message: "A validation exception occurred", Elements: elements }, 400);
}

export function malformed(message: string): Answer {
  return json({ ErrorNumber: 17, Type: "PostDataInvalidException", Message: message }, 400);
}

export function unreadableQuery(message: string): Answer {
  return json({ ErrorNumber: 16, Type: "QueryParseException", Message: message }, 400);
}
