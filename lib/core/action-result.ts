import type { RefusalCode } from "./app-error";

export type Refusal = {
  ok: false;
  code: RefusalCode | "unexpected";
  /** Fills the blanks of the sentence. */
  detail: Record<string, string | number>;
  /** With `invalidInput`: the first problem of each field, by its path ("lines.0.amount"). */
  fields?: Record<string, string>;
};

/** What every server action and route answers. The words for `code` stand in the messages under `refusals.<code>`. */
export type ActionResult<T extends object = object> = ({ ok: true } & T) | Refusal;
