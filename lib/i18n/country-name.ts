import { languageTag } from "./locale";

/** "Hong Kong" for HK. The short names are the ones on which Node and the browsers agree. */
export function countryName(countryCode: string, locale: string): string {
  return new Intl.DisplayNames([languageTag(locale)], { type: "region", style: "short" }).of(countryCode) ?? countryCode;
}
