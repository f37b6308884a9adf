import { z } from "zod";
import type { FeedAccount, FeedMovement } from "@/lib/core/card-feed/card-feed";

/** What Aspire's API is known to say; whatever else it says is left alone. Its amounts are in minor units. */
const currency = z.string().regex(/^[A-Z]{3}$/);
const text = z.string().nullish();

export const loginSchema = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

/** Any of these may be missing: how many there are is then told by the page itself. */
const metadata = z
  .object({ total: z.int().nullish(), per_page: z.int().nullish(), current_page: z.int().nullish(), next_page_url: text })
  .nullish();

export const accountsSchema = z.object({
  data: z.array(
    z.object({ id: z.coerce.string(), name: text, type: text, currency_code: currency, account_number: z.coerce.string().nullish() }),
  ),
  metadata,
});

const transactionSchema = z.object({
  id: z.coerce.string(),
  datetime: z.iso.datetime({ offset: true }),
  amount: z.int(),
  currency_code: currency,
  type: z
    .string()
    .toLowerCase()
    .pipe(z.enum(["credit", "debit"])),
  status: z.string(),
  reference: text,
  ref_code: text,
  counterparty_name: text,
  balance: z.int().nullish(),
  additional_info: z.object({ spend_category: text, card_number: text }).nullish().catch(null),
});

export const transactionsSchema = z.object({
  data: z.array(transactionSchema),
  metadata,
});

const STANDINGS: Readonly<Record<string, FeedMovement["standing"]>> = {
  pending: "pending",
  posted: "booked",
  settled: "booked",
  completed: "booked",
  // Money did go out; what came back is a movement of its own.
  refunded: "booked",
  failed: "void",
  declined: "void",
  rejected: "void",
  cancelled: "void",
  canceled: "void",
  expired: "void",
};

export function fromAspireAccount({
  id,
  name,
  type,
  currency_code,
  account_number,
}: z.infer<typeof accountsSchema>["data"][number]): FeedAccount {
  const kind = /card/i.test(type ?? "") ? "CARD" : "DEBIT";
  return { id, name: name?.trim() || `Aspire ${currency_code}`, kind, currency: currency_code, accountNumber: account_number ?? id };
}

/** A debit may come with a positive amount: the sign is the type's. A status that we do not know is not booked, and waited for. */
export function fromAspireTransaction(row: z.infer<typeof transactionSchema>): FeedMovement {
  const size = Math.abs(row.amount);
  const words = [row.counterparty_name, row.reference, row.ref_code].map((word) => word?.trim() ?? "");
  const merchant = words.find((word) => word !== "") ?? "Aspire";
  const digits = (row.additional_info?.card_number ?? "").replace(/\D/g, "");
  return {
    id: row.id,
    at: new Date(row.datetime),
    standing: STANDINGS[row.status.toLowerCase()] ?? "pending",
    amountMinor: row.type === "debit" && size !== 0 ? -size : size,
    currency: row.currency_code,
    merchant,
    description: words
      .slice(1)
      .filter((word) => word !== "" && word !== merchant)
      .join(" · "),
    category: row.additional_info?.spend_category?.trim() || null,
    cardLast4: digits.length >= 4 ? digits.slice(-4) : null,
    balanceMinor: row.balance ?? null,
  };
}
