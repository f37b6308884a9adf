import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { useRunWords } from "@/app/(dashboard)/accounting/xero/runs/_components/use-run-words";
import type { RunProgress } from "@/lib/core/run-progress";
import { formats } from "@/lib/i18n/formats";
import runs from "@/lib/i18n/messages/en/runs.json";

const RUN: RunProgress = {
  id: "r",
  state: "RUNNING",
  requestedByName: "Wei Ling Tan",
  requestedAt: "2026-11-28T08:00:00Z",
  startedAt: "2026-11-28T08:00:00Z",
  finishedAt: null,
  isCancelRequested: false,
  waitReason: null,
  resumesAt: null,
  stopCode: null,
  total: 100,
  synced: 48,
  failed: 2,
  unknown: 0,
  returned: 0,
  receiptsTotal: 40,
  receiptsSent: 9,
  receiptsFailed: 1,
  callsUsedToday: 12,
  callsPerDay: 5000,
  msLeft: 125_000,
};

function Said({ run }: { run: RunProgress }) {
  const { title, facts, remark, tone, bar } = useRunWords()(run);
  return [title, ...facts, remark, tone, `${bar.done} of ${bar.all}`].join(" | ");
}

/** What stands in the banner of a run, one thing after the other. */
function wordsOf(run: Partial<RunProgress>): string[] {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en-GB" timeZone="UTC" messages={{ runs }} formats={formats}>
      <Said run={{ ...RUN, ...run }} />
    </NextIntlClientProvider>,
  ).split(" | ");
}

describe("a run in words", () => {
  test("tells transactions, receipts, failures and the time left", () => {
    expect(wordsOf({})).toEqual([
      "Syncing 100 expenses",
      "48 created",
      "9 of 40 receipts",
      "2 failed",
      "1 receipt failed",
      "2 min left",
      "neutral",
      "60 of 140",
    ]);
  });

  test.each([
    ["minute", "Xero’s limit per minute is reached; continues at 08:05"],
    ["day", "Xero’s calls for today are used up; continues by itself at 08:05"],
    ["unavailable", "Xero can’t be reached; trying again at 08:05"],
    ["unclear", "One of Xero’s answers was unclear; we check in Xero before sending anything again, at 08:05"],
    ["storage", "The receipt storage does not answer; trying again at 08:05"],
    [
      "reconnect",
      "Access ended before Xero’s last answer came. Reconnect, and we check what arrived; nothing is sent twice. Cancel instead to go on without knowing.",
    ],
  ])("that waits (%s) says why, and until when or for what", (waitReason, sentence) => {
    expect(wordsOf({ state: "WAITING", waitReason, resumesAt: "2026-11-28T08:05:00Z", msLeft: null })).toContain(sentence);
  });

  test("that was stopped says where the rest is and what to do", () => {
    const words = wordsOf({ state: "STOPPED", stopCode: "accessRemoved" });
    expect(words).toContain("Access was removed in Xero. What was not sent is back in Pending sync. Reconnect, then sync again.");
    expect(words).toContain("red");
  });
});
