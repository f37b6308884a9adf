"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { MappingImport } from "../queries";
import { useEffectWords } from "./use-effect-words";

/** Line by line what a file changes, what it does to pending expenses, and what of it cannot be used. */
export function ImportPreview({ preview }: { preview: MappingImport }) {
  const t = useTranslations("mapping.file");
  const effect = useTranslations("mapping.effect");
  const words = useEffectWords();
  const { lines, errors, unchangedCount } = preview;
  return (
    <div className="space-y-4">
      <div role="status">
        <p className="font-semibold">{t("summary", { changes: lines.length, unchanged: unchangedCount, errors: errors.length })}</p>
        {lines.length > 0 && <p className="text-second">{effect("ifSaved", { effect: words.before(preview.effect) })}</p>}
        {errors.length > 0 && <p className="text-second">{t("goodLines")}</p>}
      </div>
      {errors.length > 0 && (
        <Group title={t("errors")}>
          {errors.map(({ line, category, column, value, problem }) => (
            <li key={line} className="py-1.5">
              <span className="font-medium">{[t("line", { line }), category].filter(Boolean).join(" · ")}</span>
              <span className="block text-red">{t(`problem.${problem}`, { value, column })}</span>
            </li>
          ))}
        </Group>
      )}
      {lines.length > 0 && (
        <Group title={t("changes")}>
          {lines.map(({ categoryId, name, cells }) => (
            <li key={categoryId} className="py-1.5">
              <span className="font-medium">{name}</span>
              {cells.map(({ column, before, after }) => (
                <span key={column} className="block text-second">
                  {t("cell", { column, before: before || t("nothing"), after: after || t("nothing") })}
                </span>
              ))}
            </li>
          ))}
        </Group>
      )}
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="font-semibold">{title}</h3>
      <ul className="divide-y divide-line">{children}</ul>
    </section>
  );
}
