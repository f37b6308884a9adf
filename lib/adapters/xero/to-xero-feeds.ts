import type { BankFeeds } from "@/lib/core/bank-feeds";
import type { MinorUnits } from "@/lib/core/money";
import { shortened } from "@/lib/core/statement/statement-line";
import { encoded, toXeroAmount } from "./to-xero";

/** Xero's field lengths. */
const LONGEST = { description: 2000, payeeName: 255, reference: 255 };

/** Unsigned; the sign is said from the customer's point of view: money in, and a balance that is ours, are CREDIT. */
function money(amountMinor: MinorUnits, currency: string) {
  return { amount: toXeroAmount(Math.abs(amountMinor), currency), creditDebitIndicator: amountMinor < 0 ? "DEBIT" : "CREDIT" };
}

/** By the bank account's id: by its number Xero would look for one that fits, or make one. */
export const encodeConnection: BankFeeds["encodeConnection"] = ({ accountToken, ledgerAccountId, isCard, currency }) =>
  encoded({ items: [{ accountToken, accountId: ledgerAccountId, accountType: isCard ? "CREDITCARD" : "BANK", currency }] });

export const encodeStatement: BankFeeds["encodeStatement"] = (feedConnectionId, currency, draft) =>
  encoded({
    items: [
      {
        feedConnectionId,
        startDate: draft.startOn,
        endDate: draft.endOn,
        startBalance: money(draft.startBalanceMinor, currency),
        endBalance: money(draft.endBalanceMinor, currency),
        statementLines: draft.lines.map((line) => ({
          postedDate: line.postedOn,
          ...money(line.amountMinor, currency),
          transactionId: line.lineId,
          payeeName: shortened(line.payee, LONGEST.payeeName),
          description: shortened(line.description, LONGEST.description),
          reference: shortened(line.reference, LONGEST.reference),
        })),
      },
    ],
  });
