import { Refusal } from "../http/answer";
import { unreadableQuery } from "./envelope";

type Field = string | number | boolean | null;
export type Fields<T> = Record<string, (row: T) => Field>;

const TOKEN =
  /\s*(?:(AND|&&)|([=!<>]=?)|(DateTime\(([\d\s,]+)\))|(guid\("([^"]*)"\))|"([^"]*)"|(-?\d+(?:\.\d+)?)|(true|false|null)\b|(\.?(?:Contains|StartsWith|EndsWith)\()|(\))|([A-Za-z][A-Za-z.]*?)(?=\.(?:Contains|StartsWith|EndsWith)\(|[^A-Za-z.]|$))/iy;

type Token =
  | { kind: "and" }
  | { kind: "operator"; text: string }
  | { kind: "value"; value: Field }
  | { kind: "method"; name: string }
  | { kind: "close" }
  | { kind: "field"; name: string };

function refuse(where: string): Refusal {
  return new Refusal(unreadableQuery(`The where clause could not be read: ${where}`));
}

function tokensOf(where: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (where.slice(TOKEN.lastIndex).trim() !== "") {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(where);
    if (!match || TOKEN.lastIndex === at) throw refuse(where);
    const [, and, operator, date, dateParts, guid, guidText, quoted, figure, word, method, close, field] = match;
    if (and !== undefined) tokens.push({ kind: "and" });
    else if (operator !== undefined) tokens.push({ kind: "operator", text: operator });
    else if (date !== undefined) tokens.push({ kind: "value", value: dateValue(dateParts ?? "") });
    else if (guid !== undefined) tokens.push({ kind: "value", value: (guidText ?? "").toLowerCase() });
    else if (quoted !== undefined) tokens.push({ kind: "value", value: quoted });
    else if (figure !== undefined) tokens.push({ kind: "value", value: Number(figure) });
    else if (word !== undefined)
      tokens.push({ kind: "value", value: word.toLowerCase() === "null" ? null : word.toLowerCase() === "true" });
    else if (method !== undefined) tokens.push({ kind: "method", name: method.replace(/[.(]/g, "").toLowerCase() });
    else if (close !== undefined) tokens.push({ kind: "close" });
    else if (field !== undefined) tokens.push({ kind: "field", name: field });
  }
  return tokens;
}

function dateValue(parts: string): number {
  const [year = 0, month = 1, date = 1, hour = 0, minute = 0, second = 0] = parts.split(",").map(Number);
  return Date.UTC(year, month - 1, date, hour, minute, second);
}

type Test<T> = (row: T) => boolean;

function comparison<T>(field: (row: T) => Field, operator: string, value: Field): Test<T> | null {
  switch (operator) {
    case "=":
    case "==":
      return (row) => field(row) === value;
    case "!=":
      return (row) => field(row) !== value;
    case ">":
      return (row) => (field(row) ?? "") > (value ?? "");
    case ">=":
      return (row) => (field(row) ?? "") >= (value ?? "");
    case "<":
      return (row) => (field(row) ?? "") < (value ?? "");
    case "<=":
      return (row) => (field(row) ?? "") <= (value ?? "");
    default:
      return null;
  }
}

function containment<T>(field: (row: T) => Field, method: string, value: Field): Test<T> {
  const wanted = String(value).toLowerCase();
  return (row) => {
    const text = String(field(row) ?? "").toLowerCase();
    return method === "contains" ? text.includes(wanted) : method === "startswith" ? text.startsWith(wanted) : text.endsWith(wanted);
  };
}

/** Reads Xero's `where`: comparisons and Contains/StartsWith/EndsWith joined by AND. OR is refused. */
export function whereTest<T>(where: string | null, fields: Fields<T>): Test<T> {
  if (where === null || where.trim() === "") return () => true;
  const tokens = tokensOf(where);
  const tests: Test<T>[] = [];
  while (tokens.length > 0) {
    const subject = tokens.shift();
    const field =
      subject?.kind === "field"
        ? Object.entries(fields).find(([name]) => name.toLowerCase() === subject.name.toLowerCase())?.[1]
        : undefined;
    const verb = tokens.shift();
    const value = tokens.shift();
    if (!field || !verb || value?.kind !== "value") throw refuse(where);
    const test =
      verb.kind === "operator"
        ? comparison(field, verb.text, value.value)
        : verb.kind === "method"
          ? containment(field, verb.name, value.value)
          : null;
    if (!test || (verb.kind === "method" && tokens.shift()?.kind !== "close")) throw refuse(where);
    tests.push(test);
    const next = tokens.shift();
    if (next && next.kind !== "and") throw refuse(where);
    if (next && tokens.length === 0) throw refuse(where);
  }
  return (row) => tests.every((test) => test(row));
}

/** Reads `order`, such as "Date DESC, BankTransactionID". */
export function ordering<T>(order: string | null, fields: Fields<T>): ((one: T, other: T) => number) | null {
  if (order === null || order.trim() === "") return null;
  const keys = order.split(",").map((part) => {
    const [name = "", direction = "ASC"] = part.trim().split(/\s+/);
    const field = Object.entries(fields).find(([known]) => known.toLowerCase() === name.toLowerCase())?.[1];
    if (!field || !/^(asc|desc)$/i.test(direction)) throw new Refusal(unreadableQuery(`The order clause could not be read: ${order}`));
    return { field, sign: direction.toLowerCase() === "desc" ? -1 : 1 };
  });
  return (one, other) => {
    for (const { field, sign } of keys) {
      const [left, right] = [field(one) ?? "", field(other) ?? ""];
      if (left !== right) return left < right ? -sign : sign;
    }
    return 0;
  };
}
