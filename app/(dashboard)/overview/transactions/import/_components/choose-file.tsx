"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Card } from "@/components/ui/card";
import { FileDrop } from "@/components/ui/file-drop";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Select } from "@/components/ui/select";
import { IMPORT_MAX_BYTES, IMPORT_MAX_ROWS, SPREADSHEET_MAX_BYTES } from "@/lib/core/import/import-limits";
import { sendFile } from "../queries";
import { useImportWords } from "./use-import-words";

export type ImportAccount = { id: string; name: string; currency: string };

const ACCEPT =
  ".csv,.txt,.tsv,.xlsx,.xls,text/csv,text/plain,application/vnd.ms-excel,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const MB = 1_000_000;

/** The account and the file. What the file is, its bytes say; the list of kinds only sorts the dialog. */
export function ChooseFile({ accounts, onUploaded }: { accounts: readonly ImportAccount[]; onUploaded: (importId: string) => void }) {
  const t = useTranslations("imports");
  const words = useImportWords();
  const [accountId, setAccountId] = useState(accounts[0]?.id ?? "");
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (file: File) => {
    setProblem(null);
    if (file.size > IMPORT_MAX_BYTES) {
      setProblem(t("refused.tooLargeToUpload"));
      return;
    }
    setSending({ name: file.name, share: 0 });
    try {
      const answer = await sendFile({ file, accountId, onProgress: (share) => setSending({ name: file.name, share }) });
      if (answer.ok) onUploaded(answer.importId);
      else setProblem(`${file.name}: ${words(answer)}`);
    } catch {
      setProblem(t("failed"));
    } finally {
      setSending(null);
    }
  };
  return (
    <>
      <Card>
        <div className="grid grid-cols-1 gap-4 md:grid-cols-[16rem_1fr]">
          <Select
            label={t("account")}
            options={accounts.map(({ id, name, currency }) => ({ value: id, label: name, hint: currency }))}
            value={accountId}
            onChange={setAccountId}
          />
          {sending ? (
            <div className="flex min-h-24 flex-col justify-center gap-2" role="status">
              <p className="truncate text-sm font-medium">{sending.name}</p>
              <ProgressBar label={t("uploading")} value={Math.round(sending.share * 100)} max={100} />
              <p className="text-xs text-third">{sending.share < 1 ? t("uploading") : t("reading")}</p>
            </div>
          ) : (
            <FileDrop
              label={t("chooseFile")}
              hint={t("dropHint", { text: IMPORT_MAX_BYTES / MB, spreadsheet: SPREADSHEET_MAX_BYTES / MB, rows: IMPORT_MAX_ROWS })}
              accept={ACCEPT}
              onFiles={([file]) => file && void send(file)}
            />
          )}
        </div>
      </Card>
      {problem && <Banner tone="red" title={problem} isAnnounced />}
    </>
  );
}
