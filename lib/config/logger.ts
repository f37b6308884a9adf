import pino from "pino";
import { env } from "./env";

/**
 * The only fields a log line may carry. A list of what is allowed, not of what is secret: a token, a receipt or a name
 * that somebody puts into a line by mistake falls out by itself. Add plain identifiers, numbers and codes only.
 */
const ALLOWED_FIELDS = new Set([
  "accountId",
  "attempt",
  "businessId",
  "byteSize",
  "callsLeftDay",
  "callsLeftMinute",
  "chunkId",
  "code",
  "connectionId",
  "count",
  "durationMs",
  "expenseId",
  "expenseIds",
  "failed",
  "itemId",
  "job",
  "jobId",
  "method",
  "name",
  "operation",
  "organisationId",
  "port",
  "queue",
  "reason",
  "receiptId",
  "requestId",
  "resumesAt",
  "retryAfterMs",
  "route",
  "runId",
  "signal",
  "state",
  "status",
  "synced",
  "total",
  "transactionId",
  "unknown",
  "url",
  "userId",
  "workerId",
]);

const URL_QUERY = /\?[^\s"']*/g;

/** An error as a log may show it: no fields of the vendor's reply hang on it, and no query string in its text. */
function describeError(error: unknown): { type: string; message: string; code?: string; stack?: string; cause?: string } {
  if (!(error instanceof Error)) return { type: typeof error, message: "something that is no Error was thrown" };
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  const cause = error.cause instanceof Error ? { cause: clean(error.cause.message) } : {};
  const stack = error.stack === undefined ? {} : { stack: clean(error.stack) };
  return { type: error.name, message: clean(error.message), ...code, ...stack, ...cause };
}

/** Also cuts what looks like a token or a key out of a sentence. */
function clean(text: string): string {
  return text
    .replace(URL_QUERY, "?…")
    .replace(/\b(Bearer|Basic)\s+\S+/gi, "$1 …")
    .replace(/:\/\/[^\s/@]+@/g, "://…@")
    .replace(/[A-Za-z0-9_\-+/=.]{64,}/g, "…")
    .slice(0, 4000);
}

/** Keeps what the list allows; everything else becomes the names of what was dropped. */
function allowListed(fields: object): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  const dropped: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (name === "err" || name === "error") kept.err = describeError(value);
    else if (!ALLOWED_FIELDS.has(name)) dropped.push(name);
    else kept[name] = plain(value);
  }
  return dropped.length > 0 ? { ...kept, dropped } : kept;
}

/** The fields that the logger itself writes. */
const OWN_FIELDS = new Set(["level", "time", "message", "err", "dropped"]);

/** Looks at a whole line once more: a child logger's bindings and the sentence itself have not been seen before. */
function cleanLine(line: string): string {
  const fields = Object.entries(JSON.parse(line) as Record<string, unknown>).filter(
    ([name]) => OWN_FIELDS.has(name) || ALLOWED_FIELDS.has(name),
  );
  return `${JSON.stringify(Object.fromEntries(fields.map(([name, value]) => [name, typeof value === "string" ? clean(value) : value])))}\n`;
}

function plain(value: unknown): unknown {
  if (typeof value === "string") return clean(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.slice(0, 50).map(plain);
  return typeof value === "object" && value !== null ? "[object]" : value;
}

/** A logger that writes JSON lines to the given stream (standard output when none is given). */
export function makeLogger(level: string, stream?: pino.DestinationStream): pino.Logger {
  return pino(
    {
      level,
      base: null,
      messageKey: "message",
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: allowListed },
      hooks: { streamWrite: cleanLine },
    },
    stream,
  );
}

let made: pino.Logger | undefined;

/** The logger of this process: JSON lines on standard output. */
export function logger(): pino.Logger {
  made ??= makeLogger(env().LOG_LEVEL);
  return made;
}
