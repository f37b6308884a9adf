import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import { describe, expect, test } from "vitest";
import { LOCALES } from "@/lib/i18n/locale";
import { messagesFor } from "@/lib/i18n/messages";
import { SAME_IN_BOTH } from "./same-in-both";

type Words = { [key: string]: string | Words };
function flatten(words: Words, prefix = ""): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === "string") flat.set(prefix + key, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) flat.set(inner, text);
  }
  return flat;
}

/** The names a message needs from the code, also those inside plurals and tags. */
function namesIn(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    const options = "options" in element ? Object.values(element.options).flatMap((option) => namesIn(option.value)) : [];
    const children = "children" in element ? namesIn(element.children) : [];
    return [element.value, ...options, ...children];
  });
}

function namesOf(text: string): string[] {
  return [...new Set(namesIn(parse(text)))].sort();
}

const files = (locale: string) => readdirSync(join(import.meta.dirname, "../../lib/i18n/messages", locale)).sort();
const en = flatten(messagesFor("en"));
const id = flatten(messagesFor("id"));

describe("the words of the screens", () => {
  test("every file of words exists in both languages and is loaded", () => {
    expect(files("id")).toEqual(files("en"));
    for (const locale of LOCALES) {
      const loaded = Object.keys(messagesFor(locale)).map((namespace) => `${namespace}.json`);
      expect(files(locale).filter((file) => !loaded.includes(file))).toEqual([]);
    }
  });

  test("every key stands in both languages", () => {
    expect([...id.keys()].sort()).toEqual([...en.keys()].sort());
  });

  test("no text is empty", () => {
    const empty = [...en, ...id].filter(([, text]) => text.trim() === "").map(([key]) => key);
    expect(empty).toEqual([]);
  });

  test("both languages ask the code for the same values", () => {
    const different = [...en].filter(([key, text]) => id.has(key) && namesOf(text).join() !== namesOf(id.get(key) ?? "").join());
    expect(different.map(([key]) => key)).toEqual([]);
  });

  test("no English text was left in the Indonesian files", () => {
    const onlyValues = /^[\s\d\p{P}\p{S}]*$/u;
    const untranslated = [...en].filter(([key, text]) => {
      const words = text.replace(/\{[^{}]*\}|<[^>]*>/g, "");
      return id.get(key) === text && !onlyValues.test(words) && !SAME_IN_BOTH.has(text);
    });
    expect(untranslated).toEqual([]);
  });

  test("Indonesian, which has no plural forms, uses none", () => {
    const plural = [...id].filter(([, text]) => /plural,[^}]*\bone\b/.test(text)).map(([key]) => key);
    expect(plural).toEqual([]);
  });
});
