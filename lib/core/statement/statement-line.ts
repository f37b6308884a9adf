import { createHash } from "node:crypto";
import type { MinorUnits } from "../money";
import { toDecimalString } from "../money";

/** One line of a bank statement. Money in is positive. */
export type StatementLine = {
  /** Lasting: the same movement has the same id whenever it is told, so that the ledger recognises what it has. */
  lineId: string;
  postedOn: string;
  amountMinor: MinorUnits;
  payee: string;
  description: string;
  /** The expense's short reference, which its Spend Money carries too: the two find each other in the ledger. */
  reference: string;
};

/** A movement on an account, as the books have it now. */
export type AccountMovement = {
  /** What names it for good: its source's own id, else its row's. An import that is undone and repeated brings the same key back. */
  sourceKey: string;
  postedOn: string;
  amountMinor: MinorUnits;
  merchant: string;
  description: string;
  reference: string;
  cardLast4: string | null;
  originalAmountMinor: MinorUnits | null;
  originalCurrency: string | null;
};

const ID_LENGTH = 32;

/** `turn` counts how often this movement has been told before under other facts; the first time it is 0. */
export function lineIdOf(accountId: string, sourceKey: string, turn = 0): string {
  const id = createHash("sha256").update(`${accountId} ${sourceKey}`).digest("hex").slice(0, ID_LENGTH);
  return turn === 0 ? id : `${id}-${turn}`;
}

export function toStatementLine(accountId: string, movement: AccountMovement, turn = 0): StatementLine {
  const { sourceKey, postedOn, amountMinor, reference } = movement;
  return {
    lineId: lineIdOf(accountId, sourceKey, turn),
    postedOn,
    amountMinor,
    reference,
    payee: oneLine(movement.merchant),
    description: describe(movement),
  };
}

function describe({ description, originalAmountMinor, originalCurrency, cardLast4 }: AccountMovement): string {
  const original =
    originalAmountMinor !== null && originalCurrency
      ? `${originalCurrency} ${toDecimalString(Math.abs(originalAmountMinor), originalCurrency)}`
      : "";
  return [oneLine(description), original, cardLast4 ? `··${cardLast4}` : ""].filter(Boolean).join(" · ");
}

/** Statements know no line breaks and no control characters. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").trim();
}

/** At most `length` characters, never half of one. */
export function shortened(text: string, length: number): string {
  const signs = Array.from(text);
  return signs.length <= length ? text : `${signs.slice(0, length - 1).join("")}…`;
}
