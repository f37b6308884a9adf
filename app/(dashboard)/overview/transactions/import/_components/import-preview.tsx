"use client";

import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { ImportAccount } from "./choose-file";
import { ColumnMatcher } from "./column-matcher";
import { FileFacts } from "./file-facts";
import { FlowWords } from "./flow-words";
import { FirstRows } from "./first-rows";
import { ImportQuestions } from "./import-questions";
import { RejectedTable } from "./rejected-table";
import { usePreview } from "./use-preview";

type ImportPreviewProps = { importId: string; accounts: readonly ImportAccount[]; onAnother: () => void };

/** What would come in, as it was understood; everything that was guessed can be put right here. */
export function ImportPreview({ importId, accounts, onAnother }: ImportPreviewProps) {
  const t = useTranslations("imports");
  const { preview, problem, isReading, isStarting, ...flow } = usePreview(importId);
  const another = <Button onClick={onAnother}>{t("anotherFile")}</Button>;
  if (!preview)
    return problem ? <Banner tone="red" title={problem} isAnnounced action={another} /> : <SkeletonRows label={t("reading")} count={5} />;
  const { counts, questions } = preview;
  const foreign = counts.new === 0 ? preview.leftOut.find(({ reason }) => reason === "currencyDiffers") : undefined;
  const isPart = counts.checked < counts.total;
  const button = (className: string) => (
    <Button
      variant="primary"
      isBusy={isStarting || isReading}
      disabled={questions.length > 0 || (counts.new === 0 && !isPart)}
      onClick={flow.start}
      className={className}
    >
      {isPart ? t("importAll") : t("import", { count: counts.new })}
    </Button>
  );
  return (
    <>
      <FileFacts
        preview={preview}
        accounts={accounts}
        onAccount={flow.chooseAccount}
        onSheet={flow.chooseSheet}
        onWriting={flow.changeWriting}
        another={another}
      />
      {problem && <Banner tone="red" title={problem} isAnnounced />}
      {foreign && <Banner tone="amber" title={t("otherAccount", { currency: foreign.value, own: preview.currency })} />}
      <ImportQuestions preview={preview} onLayout={flow.changeLayout} />
      <Card
        title={isPart ? t("summaryPart", { total: counts.total }) : t("summary", { count: counts.new })}
        description={
          <span className="flex flex-wrap gap-x-3" aria-live="polite">
            {isPart && <span>{t("checked", { count: counts.checked })}</span>}
            {isPart && <span>{t("summary", { count: counts.new })}</span>}
            {counts.known > 0 && <span>{t("known", { count: counts.known })}</span>}
            <FlowWords flow={preview.flow} currency={preview.currency} />
          </span>
        }
        actions={button("max-md:hidden")}
      >
        <FirstRows preview={preview} />
        {button("mt-4 w-full md:hidden")}
      </Card>
      <ColumnMatcher preview={preview} onLayout={flow.changeLayout} />
      {preview.leftOut.length > 0 && <RejectedTable rows={preview.leftOut} reasons={preview.reasons} />}
    </>
  );
}
