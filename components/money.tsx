import clsx from "clsx";
import { useLocale } from "next-intl";
import { formatMoney, type MoneyStyle } from "@/lib/i18n/format-money";

type MoneyProps = { amountMinor: number; currency: string; style?: MoneyStyle; className?: string };

/** An amount in tabular figures with a true minus sign. "plain" where the currency stands in the column's head. */
export function Money({ amountMinor, currency, style = "plain", className }: MoneyProps) {
  const locale = useLocale();
  return <span className={clsx("whitespace-nowrap tabular-nums", className)}>{formatMoney({ amountMinor, currency }, locale, style)}</span>;
}
