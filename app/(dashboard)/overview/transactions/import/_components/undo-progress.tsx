"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { FollowedImport } from "../queries";

/** An import that is being taken out of the books. */
export function UndoProgress({ found: { fileName, removedCount, addedCount } }: { found: FollowedImport }) {
  const t = useTranslations("imports");
  const format = useFormatter();
  const removed = t("removedOf", { removed: format.number(removedCount), total: format.number(addedCount) });
  return (
    <Card title={t("undoing", { fileName })} description={t("undoingHint")}>
      <ProgressBar label={t("undoProgress")} value={removedCount} max={addedCount} valueText={removed} />
      <p className="mt-2 text-sm text-second tabular-nums">{removed}</p>
    </Card>
  );
}
