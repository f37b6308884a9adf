import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { WaitingList } from "@/app/(dashboard)/overview/transactions/receipts/_components/waiting-list";
import type { WaitingReceipt } from "@/lib/core/receipts/waiting-receipt";
import receipts from "@/lib/i18n/messages/en/receipts.json";

const transaction = {
  id: "t",
  reference: "EXP-1",
  postedOn: "2026-11-03",
  amountMinor: -2340,
  currency: "SGD",
  originalAmountMinor: null,
  originalCurrency: null,
  merchant: "Grab",
  receiptCount: 8,
};

function shown(count: number, isIncluded = true): string {
  const files = Array.from({ length: count }, (_, index): WaitingReceipt => ({
    id: `f-${index}`,
    fileName: `${index}.png`,
    contentType: "image/png",
    byteSize: 100,
    pageCount: null,
    hasPreview: false,
    problemCode: null,
    sameFileOn: [],
    best: null,
    alternatives: [],
  }));
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en-GB" timeZone="UTC" messages={{ receipts }} onError={() => undefined}>
      <WaitingList
        files={files}
        known={new Map([["t", transaction]])}
        decisionOf={() => ({ transaction, isIncluded, isByHand: true })}
        problems={{}}
        onChoose={() => undefined}
        onDiscard={() => undefined}
      />
    </NextIntlClientProvider>,
  );
}

test("a receipt beyond the ten that Xero takes is marked while it waits, counting those that the transaction has already", () => {
  expect(shown(2)).not.toContain("That makes");
  expect(shown(3)).toContain("That makes 11 receipts on this transaction. Xero takes at most 10");
  expect(shown(3, false)).not.toContain("That makes");
});
