"use client";

import { useTranslations } from "next-intl";
import { Money } from "@/components/money";
import type { MoneyFlow } from "@/lib/core/import/money-flow";

/** How often and how much money goes out and comes in. */
export function FlowWords({ flow, currency }: { flow: MoneyFlow; currency: string }) {
  const t = useTranslations("imports");
  return (
    <>
      {(["out", "in"] as const).map(
        (way) =>
          flow[way].count > 0 && (
            <span key={way}>
              {t(way === "out" ? "moneyOut" : "moneyIn", { count: flow[way].count })}{" "}
              <Money amountMinor={flow[way].sumMinor} currency={currency} style="code" />
            </span>
          ),
      )}
    </>
  );
}
