import { plainFigures, type DecimalMark } from "@/lib/core/import/read-amount";
import { localeOf, type Locale } from "./locale";

const DECIMAL_MARK: Readonly<Record<Locale, DecimalMark>> = { en: ".", id: "," };

/** A plain decimal ("1284.50") as it stands in a field to type in: "1284,50" in Indonesian. */
export function toTyped(decimal: string, locale: string): string {
  return decimal.replace(".", DECIMAL_MARK[localeOf(locale)]);
}

/**
 * The plain decimal that somebody typed, with or without marks between thousands. What is no number as their language writes it is read as others
 * do ("12.50" in Indonesian). Null when it is none at all.
 */
export function fromTyped(text: string, locale: string): string | null {
  const typed = text
    .normalize("NFKC")
    .replace(/\u2212/g, "-")
    .trim();
  const figures = typed.replace(/^[+-]\s*/, "");
  const own = DECIMAL_MARK[localeOf(locale)];
  const plain = plainFigures(figures, own) ?? plainFigures(figures, own === "." ? "," : ".");
  return plain !== null && typed.startsWith("-") ? `-${plain}` : plain;
}
