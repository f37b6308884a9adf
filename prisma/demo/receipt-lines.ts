import { toDecimalString } from "../../lib/core/money";
import type { DemoMovement } from "./movements";

export type ReceiptLine = { left: string; right?: string; isStrong?: boolean };

const TITLES = ["Receipt", "Tax invoice", "Payment confirmation"] as const;

/** What is printed on the n-th receipt of a movement: from the movement alone, so that the paper agrees with the books. */
export function receiptLines(movement: DemoMovement, index: number): ReceiptLine[] {
  const charged = movement.original ?? { amountMinor: movement.amountMinor, currency: DEMO_CURRENCY[movement.account] };
  const total = Math.abs(charged.amountMinor);
  const tax = Math.round((total * 9) / 109);
  const amount = (minor: number) => toDecimalString(minor, charged.currency);
  return [
    { left: movement.merchant, isStrong: true },
    { left: TITLES[index % TITLES.length] ?? TITLES[0] },
    { left: `No. ${movement.externalId.slice(-5)}-${index + 1}`, right: movement.postedOn },
    { left: "" },
    { left: movement.description, right: amount(total - tax) },
    { left: "Tax 9%", right: amount(tax) },
    { left: `Total ${charged.currency}`, right: amount(total), isStrong: true },
    { left: "" },
    { left: movement.cardLast4 ? `Paid by card ending ${movement.cardLast4}` : "Paid by bank transfer" },
    { left: "Thank you" },
  ];
}

const DEMO_CURRENCY = { main: "SGD", cards: "SGD", usd: "USD", idr: "IDR", gbp: "GBP" } as const;
