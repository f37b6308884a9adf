export const LOCALES = ["en", "id"] as const;
export type Locale = (typeof LOCALES)[number];

const DEFAULT_LOCALE: Locale = "en";

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/** The first of the browser's languages that we speak, by its own order of preference ("id-ID,id;q=0.9,en;q=0.8"). */
export function localeFromHeader(acceptLanguage: string | null): Locale {
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.split("-")[0] ?? "", quality: quality === undefined ? 1 : Number(quality) };
    })
    // "in" is the old code of Indonesian; some Android browsers still send it.
    .map(({ language, quality }) => ({ language: language === "in" ? "id" : language, quality }))
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wanted.map(({ language }) => language).find(isLocale) ?? DEFAULT_LOCALE;
}

export type LanguageTag = "en-GB" | "id-ID";

/** What `Intl`, and so next-intl, formats with: days before months, and in English a comma between thousands. */
export function languageTag(locale: string): LanguageTag {
  return locale.startsWith("id") ? "id-ID" : "en-GB";
}

/** The language of our words for a tag that `useLocale` or `getLocale` answers. */
export function localeOf(tag: string): Locale {
  return tag.startsWith("id") ? "id" : "en";
}
