"use client";

import { CircleAlert, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { RunningUpload } from "./use-receipt-upload";

type UploadListProps = { running: readonly RunningUpload[]; onDismiss: (key: string) => void };

/** Files on their way, and those that were not taken with the reason. */
export function UploadList({ running, onDismiss }: UploadListProps) {
  const t = useTranslations("receipts");
  return (
    <ul aria-live="polite" aria-label={t("uploads")} className="space-y-1.5 empty:hidden">
      {running.map(({ key, fileName, percent, problem }) => (
        <li key={key} className="rounded-control border border-line px-3 py-2 text-sm">
          {problem ? (
            <span className="flex items-start gap-2 text-red">
              <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
              <span className="min-w-0 flex-1 break-words">{problem}</span>
              <button
                type="button"
                aria-label={t("dismiss", { name: fileName })}
                onClick={() => onDismiss(key)}
                className="-m-1 flex size-7 shrink-0 items-center justify-center rounded-sm text-second hover:text-ink max-md:size-control"
              >
                <X aria-hidden className="size-4" />
              </button>
            </span>
          ) : (
            <>
              <span className="mb-1 flex justify-between gap-2">
                <span className="truncate">{fileName}</span>
                <span aria-hidden className="whitespace-nowrap text-third tabular-nums">
                  {percent < 100 ? t("uploading", { percent }) : t("checking")}
                </span>
              </span>
              <ProgressBar label={fileName} value={percent} max={100} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
