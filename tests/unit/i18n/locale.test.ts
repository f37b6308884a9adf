import { describe, expect, test } from "vitest";
import { localeFromHeader } from "@/lib/i18n/locale";

describe("the language of a visitor we don't know yet", () => {
  test.each([
    ["id-ID,id;q=0.9,en;q=0.8", "id"],
    ["en-SG,en;q=0.9,id;q=0.8", "en"],
    ["fr-FR,fr;q=0.9,id;q=0.3,en;q=0.2", "id"],
    ["in-ID", "id"],
    ["en;q=0.1, id;q=0.5", "id"],
    ["id;q=0, en", "en"],
    ["fr", "en"],
    [null, "en"],
  ])("of a browser that asks for %s is %s", (header, locale) => {
    expect(localeFromHeader(header)).toBe(locale);
  });
});
