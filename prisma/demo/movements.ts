import { CARDHOLDERS, DEMO_ACCOUNTS, type DemoAccount } from "./business";
import { chance, type Chance } from "./chance";
import { DEMO_MERCHANTS, type DemoMerchant } from "./merchants";

export type DemoMovement = {
  externalId: string;
  account: DemoAccount;
  postedOn: string;
  amountMinor: number;
  merchant: string;
  description: string;
  category: string | null;
  cardLast4: string | null;
  cardholder: string | null;
  original: { amountMinor: number; currency: string } | null;
  receiptCount: number;
};

const DAY_MS = 86_400_000;

function dayBefore(lastOn: string, days: number): string {
  return new Date(Date.parse(`${lastOn}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
}

function kindOf(account: DemoAccount) {
  return DEMO_ACCOUNTS.find(({ key }) => key === account)?.kind;
}

function drawAmount(luck: Chance, merchant: DemoMerchant): number {
  // Small amounts are commoner than large ones.
  const amount = merchant.low + Math.round((merchant.high - merchant.low) * luck.share() ** 1.8);
  return merchant.account === "idr" ? Math.round(amount / 50_000) * 50_000 || 50_000 : amount;
}

function spend(luck: Chance, merchant: DemoMerchant, postedOn: string, externalId: string): DemoMovement {
  const amountMinor = -drawAmount(luck, merchant);
  const holder = kindOf(merchant.account) === "CARD" ? luck.pick(CARDHOLDERS) : null;
  const wantsReceipt = luck.happens(merchant.monthlyOn ? 0.7 : 0.12);
  return {
    externalId,
    account: merchant.account,
    postedOn,
    amountMinor,
    merchant: merchant.name,
    description: luck.pick(merchant.descriptions),
    category: merchant.category,
    cardLast4: holder?.cardLast4 ?? null,
    cardholder: holder?.name ?? null,
    original: merchant.foreign
      ? { amountMinor: Math.round(amountMinor * merchant.foreign.rate), currency: merchant.foreign.currency }
      : null,
    receiptCount: wantsReceipt
      ? luck.weighted([
          { weight: 8, count: 1 },
          { weight: 2, count: 2 },
          { weight: 1, count: 3 },
        ]).count
      : 0,
  };
}

function refundOf(luck: Chance, bought: DemoMovement, postedOn: string, externalId: string): DemoMovement {
  const part = luck.happens(0.6) ? 1 : 0.5;
  const back = (amount: number) => -Math.round(amount * part);
  return {
    ...bought,
    externalId,
    postedOn,
    amountMinor: back(bought.amountMinor),
    description: `Refund · ${bought.description}`,
    original: bought.original && { ...bought.original, amountMinor: back(bought.original.amountMinor) },
    receiptCount: 0,
  };
}

/** Customers paying in: money that is no expense, so that balances mean something. */
function payIn(luck: Chance, postedOn: string, externalId: string): DemoMovement {
  const account = luck.pick(["main", "main", "usd"] as const);
  return {
    externalId,
    account,
    postedOn,
    amountMinor: luck.between(400_000, 3_800_000),
    merchant: luck.pick(["Common Man Coffee", "Odette Restaurant", "Blue Bottle KK", "Tiong Bahru Bakery"]),
    description: "Invoice payment",
    category: null,
    cardLast4: null,
    cardholder: null,
    original: null,
    receiptCount: 0,
  };
}

/**
 * About `count` movements over the 183 days up to `lastOn` (YYYY-MM-DD), oldest first. Same arguments, same movements.
 */
export function demoMovements(count: number, lastOn: string): DemoMovement[] {
  const luck = chance(20_261_124);
  const byChance = DEMO_MERCHANTS.filter(({ monthlyOn }) => !monthlyOn);
  const monthly = DEMO_MERCHANTS.filter(({ monthlyOn }) => monthlyOn);
  const movements: DemoMovement[] = [];
  const nextId = () => `demo-${String(movements.length + 1).padStart(5, "0")}`;
  const days = 183;
  for (let ago = days - 1; ago >= 0; ago -= 1) {
    const postedOn = dayBefore(lastOn, ago);
    const isWeekend = [0, 6].includes(new Date(`${postedOn}T00:00:00Z`).getUTCDay());
    for (const merchant of monthly)
      if (Number(postedOn.slice(8)) === merchant.monthlyOn) movements.push(spend(luck, merchant, postedOn, nextId()));
    const today = Math.round((count / days) * (isWeekend ? 0.45 : 1.2) * (0.8 + luck.share() * 0.4));
    for (let turn = 0; turn < today; turn += 1) {
      const earlier = movements.length > 40 && luck.happens(0.018) ? movements[movements.length - luck.between(5, 40)] : undefined;
      if (earlier && earlier.amountMinor < 0 && kindOf(earlier.account) === "CARD")
        movements.push(refundOf(luck, earlier, postedOn, nextId()));
      else if (luck.happens(0.012)) movements.push(payIn(luck, postedOn, nextId()));
      else movements.push(spend(luck, luck.weighted(byChance), postedOn, nextId()));
    }
  }
  return movements;
}
