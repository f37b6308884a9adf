"use client";

import { useTranslations } from "next-intl";
import { NO_EFFECT, type MappingEffect } from "@/lib/core/mapping-effect";

const NUMBERS = Object.keys(NO_EFFECT) as (keyof MappingEffect)[];

/** "12 expenses change account · 10 become ready · 2 keep their own"; `after`: the same of what has happened. Empty where nothing did. */
export function useEffectWords(): { before: (effect: MappingEffect) => string; after: (effect: MappingEffect) => string } {
  const t = useTranslations("mapping.effect");
  const words = (tense: "before" | "after", effect: MappingEffect) =>
    NUMBERS.filter((number) => effect[number] > 0)
      .map((number) => t(`${tense}.${number}`, { count: effect[number] }))
      .join(" · ");
  return { before: (effect) => words("before", effect) || t("noneBefore"), after: (effect) => words("after", effect) };
}
