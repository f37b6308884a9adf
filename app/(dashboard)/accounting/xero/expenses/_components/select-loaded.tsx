"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import type { Selection } from "./use-selection";

/** Ticks every row that is loaded, or none. */
export function SelectLoaded({ selection, isLabelShown }: { selection: Selection; isLabelShown?: boolean }) {
  const t = useTranslations("expenses");
  return (
    <Checkbox
      label={t("selectLoaded")}
      isLabelShown={isLabelShown}
      isChecked={selection.areAllLoadedSelected}
      isIndeterminate={!selection.areAllLoadedSelected && selection.totals.count > 0}
      onChange={selection.toggleLoaded}
    />
  );
}
