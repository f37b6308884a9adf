"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { Refusal } from "@/lib/core/action-result";
import { useRefusalWords } from "@/lib/i18n/use-refusal-words";
import { sendFile, type SentFile } from "./send-file";

/** A file on its way. `problem`: it was not taken, and why; it stays in view until it is dismissed. */
export type RunningUpload = { key: string; fileName: string; percent: number; problem: string | null };

const REASONS = ["empty", "tooLargeToUpload", "typeNotAccepted", "damaged", "encrypted", "tooManyPixels", "duplicate", "waiting"] as const;

type UploadOptions = {
  address: string;
  atOnce?: number;
  /** After each file that was taken. */ onSent?: (sent: SentFile, file: File) => void;
  /** After each file, taken or not; `left` are still to come. */
  onSettled?: (left: number) => void;
};

/** Why a file was not taken, in a sentence that names it. */
export function useFileRefusal(): (answer: Refusal, name: string) => string {
  const t = useTranslations("receipts");
  const refusal = useRefusalWords();
  return (answer, name) => {
    if (answer.code !== "fileRefused") return `${name}: ${refusal(answer)}`;
    return t(`refused.${REASONS.find((each) => each === answer.detail.reason) ?? "other"}`, { name });
  };
}

/** Sends files, a few at a time, and keeps in view how far each has come and which were not taken. */
export function useReceiptUpload({ address, atOnce = 1, onSent, onSettled }: UploadOptions) {
  const t = useTranslations("receipts");
  const explain = useFileRefusal();
  const [running, setRunning] = useState<RunningUpload[]>([]);
  const [total, setTotal] = useState(0);
  const queue = useRef<{ key: string; file: File }[]>([]);
  const busy = useRef(0);
  const change = (key: string, changes: Partial<RunningUpload>) =>
    setRunning((uploads) => uploads.map((upload) => (upload.key === key ? { ...upload, ...changes } : upload)));
  const dismiss = (key: string) => setRunning((uploads) => uploads.filter((upload) => upload.key !== key));

  const sendOne = async ({ key, file }: { key: string; file: File }) => {
    try {
      const answer = await sendFile(address, file, (percent) => change(key, { percent }));
      if (!answer.ok) change(key, { problem: explain(answer, file.name) });
      else {
        dismiss(key);
        onSent?.(answer, file);
      }
    } catch {
      change(key, { problem: t("failed", { name: file.name }) });
    }
    onSettled?.(queue.current.length + busy.current - 1);
  };
  const work = async () => {
    busy.current += 1;
    for (let next = queue.current.shift(); next; next = queue.current.shift()) await sendOne(next);
    busy.current -= 1;
    if (busy.current === 0) setTotal(0);
  };
  const upload = (files: File[]) => {
    const added = files.map((file) => ({ file, key: crypto.randomUUID() }));
    queue.current.push(...added);
    setTotal((known) => known + files.length);
    setRunning((uploads) => [...uploads, ...added.map(({ file, key }) => ({ key, fileName: file.name, percent: 0, problem: null }))]);
    for (let free = Math.min(atOnce - busy.current, added.length); free > 0; free -= 1) void work();
  };
  return { running, total, upload, dismiss };
}
