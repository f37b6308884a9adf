"use client";

import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { FileDrop } from "@/components/ui/file-drop";
import { Select } from "@/components/ui/select";
import { SkeletonRows } from "@/components/ui/skeleton";
import { ImportDone } from "./import-done";
import { ImportPreview } from "./import-preview";
import { useImport } from "./use-import";

type Account = { id: string; name: string; currency: string };

/** From a file to movements in the books: choose, look, import. */
export function ImportFlow({ accounts }: { accounts: readonly Account[] }) {
  const t = useTranslations("imports");
  const flow = useImport(accounts[0]?.id ?? null);
  if (accounts.length === 0 || flow.accountId === null) return <EmptyState title={t("noAccounts")} />;
  if (flow.outcome) return <ImportDone outcome={flow.outcome} onAnother={flow.reset} />;
  return (
    <>
      <Card>
        <div className="grid gap-4 md:grid-cols-[16rem_1fr]">
          <Select
            label={t("account")}
            options={accounts.map(({ id, name, currency }) => ({ value: id, label: name, hint: currency }))}
            value={flow.accountId}
            onChange={flow.chooseAccount}
          />
          {flow.file ? (
            <div className="flex flex-wrap items-end justify-between gap-2">
              <p className="min-w-0 truncate pb-1.5 text-sm font-medium">{flow.file.name}</p>
              <Button onClick={flow.reset}>{t("anotherFile")}</Button>
            </div>
          ) : (
            <FileDrop
              label={t("chooseFile")}
              hint={t("dropHint")}
              accept=".csv,.txt,.tsv,text/csv,text/plain"
              onFiles={([file]) => file && flow.chooseFile(file)}
            />
          )}
        </div>
      </Card>
      {flow.problem && (
        <Banner
          tone="red"
          title={flow.problem}
          isAnnounced
          action={flow.file ? <Button onClick={flow.reset}>{t("anotherFile")}</Button> : undefined}
        />
      )}
      {flow.isReading && !flow.preview && <SkeletonRows label={t("reading")} count={5} />}
      {flow.preview && (
        <ImportPreview
          preview={flow.preview}
          isBusy={flow.isReading || flow.isImporting}
          onLayout={flow.changeLayout}
          onImport={flow.run}
        />
      )}
    </>
  );
}
