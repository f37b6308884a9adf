import { describe, expect, test } from "vitest";
import { SYNC_ERRORS } from "@/lib/core/sync-error";
import en from "@/lib/i18n/messages/en/errors.json";
import id from "@/lib/i18n/messages/id/errors.json";

describe("the words of sync errors", () => {
  test.each([
    ["English", en],
    ["Indonesian", id],
  ])("say in %s for every code what happened, why, and what to do", (_language, messages) => {
    const words: Record<string, { title: string; cause: string; remedy: string }> = messages.sync;
    expect(Object.keys(words).sort()).toEqual(Object.keys(SYNC_ERRORS).sort());
    for (const each of Object.values(words))
      for (const sentence of [each.title, each.cause, each.remedy]) expect(sentence.length).toBeGreaterThan(5);
  });

  test("stand alone: an error without details reads as well as one with them", () => {
    for (const messages of [en, id])
      for (const each of Object.values(messages.sync)) expect(Object.values(each).join(" ")).not.toContain("{");
  });
});
