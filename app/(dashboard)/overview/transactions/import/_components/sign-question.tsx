"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { ImportLayout } from "@/lib/core/import/import-layout";
import type { ImportPreview } from "@/lib/core/import/import-preview";
import { FlowWords } from "./flow-words";

/** Both signs that purchases can have, each with what would then go out and come in; the likelier one first. */
export function SignQuestion({ preview, onLayout }: { preview: ImportPreview; onLayout: (layout: ImportLayout) => void }) {
  const t = useTranslations("imports");
  const { proposal, flow, otherFlow, currency, layout } = preview;
  if (!otherFlow) return null;
  const ways = [
    { positiveMeans: proposal, moved: flow },
    { positiveMeans: proposal === "spend" ? ("income" as const) : ("spend" as const), moved: otherFlow },
  ];
  return (
    <span className="flex flex-wrap gap-x-6 gap-y-3">
      {ways.map(({ positiveMeans, moved }, index) => (
        <span key={positiveMeans} className="flex flex-col items-start gap-1">
          <Button variant={index === 0 ? "primary" : undefined} onClick={() => onLayout({ ...layout, positiveMeans })}>
            {t(`purchaseAnswers.${positiveMeans}`)}
          </Button>
          <span className="flex flex-col text-sm">
            <FlowWords flow={moved} currency={currency} />
          </span>
        </span>
      ))}
    </span>
  );
}
