"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { useEffect, useRef } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { isImportRunning } from "@/lib/core/import/import-state";
import { fetchImport, importKey, lookAgainMs } from "../queries";
import { ChooseFile, type ImportAccount } from "./choose-file";
import { ImportDone } from "./import-done";
import { ImportPreview } from "./import-preview";
import { ImportProgress } from "./import-progress";
import { UndoProgress } from "./undo-progress";

/** From a file to movements in the books: choose, look, import. The address says which import, so that a reload or another tab goes on with it. */
export function ImportFlow({ accounts }: { accounts: readonly ImportAccount[] }) {
  const t = useTranslations("imports");
  const router = useRouter();
  const [importId, setImportId] = useQueryState("import", parseAsString.withOptions({ history: "push" }));
  const { data: found, isError } = useQuery({
    queryKey: importKey(importId ?? ""),
    queryFn: () => fetchImport(importId ?? ""),
    enabled: importId !== null,
    staleTime: 0,
    refetchInterval: (query) => lookAgainMs(query.state.data),
  });
  const isRunning = found ? isImportRunning(found.state) : false;
  const wasRunning = useRef(false);
  useEffect(() => {
    if (isRunning !== wasRunning.current) router.refresh();
    wasRunning.current = isRunning;
  }, [isRunning, router]);

  if (accounts.length === 0) return <EmptyState title={t("noAccounts")} />;
  const another = () => void setImportId(null);
  if (importId === null) return <ChooseFile accounts={accounts} onUploaded={(id) => void setImportId(id)} />;
  if (found === null)
    return <Banner tone="amber" title={t("gone")} isAnnounced action={<Button onClick={another}>{t("anotherFile")}</Button>} />;
  if (!found) return isError ? <Banner tone="red" title={t("failed")} isAnnounced /> : <SkeletonRows label={t("reading")} count={5} />;
  if (found.state === "UPLOADED") return <ImportPreview key={importId} importId={importId} accounts={accounts} onAnother={another} />;
  if (found.state === "UNDOING") return <UndoProgress found={found} />;
  if (isRunning) return <ImportProgress found={found} isBehind={isError} />;
  return <ImportDone found={found} onAnother={another} />;
}
