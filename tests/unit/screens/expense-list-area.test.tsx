import { NextIntlClientProvider } from "next-intl";
import type { ComponentProps } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { ExpenseListArea } from "@/app/(dashboard)/accounting/xero/expenses/_components/expense-list-area";
import { parseExpenseFilter } from "@/lib/core/expense-filter";
import english from "@/lib/i18n/messages/en/expenses.json";
import indonesian from "@/lib/i18n/messages/id/expenses.json";

type Props = ComponentProps<typeof ExpenseListArea>;
const LANGUAGES = { "en-GB": english, "id-ID": indonesian };

/** The list without a row, in words. */
function shown(query: string, pages: object, locale: keyof typeof LANGUAGES = "en-GB"): string {
  const without = { rows: [], summary: undefined, tracking: [], currentId: null, isPhone: false } as const;
  const props = {
    ...without,
    filter: parseExpenseFilter(new URLSearchParams(query)),
    pages: { isPending: false, isError: false, ...pages },
  };
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} timeZone="UTC" messages={{ expenses: LANGUAGES[locale] }}>
      <ExpenseListArea {...(props as unknown as Props)} />
    </NextIntlClientProvider>,
  );
}

describe("the list of expenses without a row", () => {
  test("says that it is loading, so that nobody takes it for empty", () => {
    const loading = shown("", { isPending: true });
    expect(loading).toContain('role="status" aria-label="Loading expenses"');
    expect(loading).not.toContain("Everything is synced");
  });

  test("that could not be loaded says that nothing was lost, and can be tried again", () => {
    const failed = shown("", { isError: true });
    expect(failed).toContain("The expenses could not be loaded");
    expect(failed).toContain("Nothing was lost");
    expect(failed).toMatch(/<button.*Try again/);
  });

  test("that was narrowed to nothing offers the way back", () => {
    expect(shown("label=error", {})).toMatch(/No expense matches.*<button.*Clear filters/);
  });

  test.each([
    ["pending", "Everything is synced", "Semuanya sudah disinkronkan"],
    ["synced", "Nothing synced yet", "Belum ada yang disinkronkan"],
    ["aside", "Nothing set aside", "Tidak ada yang disisihkan"],
  ])("says under %s what is meant by nothing, in both languages", (tab, inEnglish, inIndonesian) => {
    expect(shown(`tab=${tab}`, {})).toContain(inEnglish);
    expect(shown(`tab=${tab}`, {}, "id-ID")).toContain(inIndonesian);
  });
});
