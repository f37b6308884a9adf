/** Who and what the demo business has. */
export const DEMO_PASSWORD = "kopi-nusantara-2026";

export const DEMO_PEOPLE = [
  { key: "admin", name: "Arif Nugroho", email: "admin@kopinusantara.example", role: "ADMIN", cardLast4: "3307" },
  { key: "finance", name: "Wei Ling Tan", email: "finance@kopinusantara.example", role: "FINANCE", cardLast4: "4821" },
  { key: "employee", name: "Dewi Lestari", email: "employee@kopinusantara.example", role: "EMPLOYEE", cardLast4: "2207" },
] as const;

export const HONG_KONG_ADMIN = { key: "hongKong", name: "Carmen Lau", email: "admin@harbourtea.example" } as const;

/** Cardholders without a login of their own. */
const OTHER_CARDHOLDERS = [
  { name: "Rafi Pratama", cardLast4: "1190" },
  { name: "Priya Nair", cardLast4: "5518" },
  { name: "Marcus Lim", cardLast4: "7742" },
] as const;

export const CARDHOLDERS = [...DEMO_PEOPLE.map(({ name, cardLast4 }) => ({ name, cardLast4 })), ...OTHER_CARDHOLDERS];

export type DemoAccount = "main" | "cards" | "usd" | "idr" | "gbp";

export const DEMO_ACCOUNTS = [
  { key: "main", name: "Main account", kind: "DEBIT", currency: "SGD", accountNumber: "072-904821-9", openingBalanceMinor: 84_211_390 },
  { key: "cards", name: "Company cards", kind: "CARD", currency: "SGD", accountNumber: "4265-0000-4821", openingBalanceMinor: 0 },
  { key: "usd", name: "US dollar account", kind: "DEBIT", currency: "USD", accountNumber: "072-904822-7", openingBalanceMinor: 31_840_055 },
  {
    key: "idr",
    name: "Jakarta petty cash",
    kind: "DEBIT",
    currency: "IDR",
    accountNumber: "014-553-2190",
    openingBalanceMinor: 48_500_000_000,
  },
  { key: "gbp", name: "UK cards", kind: "CARD", currency: "GBP", accountNumber: "5312-0000-1190", openingBalanceMinor: 0 },
] as const;
