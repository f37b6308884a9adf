"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { transactionKeys } from "../queries";

export type RunningUpload = { key: string; fileName: string; percent: number };

type Answer = { ok: true; sameFileOn: string[] } | { ok: false; code: string; detail?: Record<string, string | number> };

const REASONS = ["empty", "tooLargeToUpload", "typeNotAccepted", "damaged", "encrypted", "duplicate"] as const;

/** fetch tells nothing of how far a body has come; this does. */
function send(address: string, file: File, onProgress: (percent: number) => void): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.set("file", file);
    request.upload.onprogress = (event) => onProgress(event.lengthComputable ? Math.round((event.loaded / event.total) * 100) : 0);
    request.onload = () => {
      try {
        resolve(JSON.parse(request.responseText) as Answer);
      } catch {
        reject(new Error("The answer is not JSON"));
      }
    };
    request.onerror = () => reject(new Error("Not sent"));
    request.open("POST", address);
    request.send(body);
  });
}

/** Sends files one after the other and says what came of each. */
export function useReceiptUpload(transactionId: string) {
  const t = useTranslations("receipts");
  const client = useQueryClient();
  const [running, setRunning] = useState<RunningUpload[]>([]);

  const sendOne = async (file: File, key: string) => {
    const name = file.name;
    try {
      const answer = await send(`/api/transactions/${transactionId}/receipts`, file, (percent) =>
        setRunning((uploads) => uploads.map((upload) => (upload.key === key ? { ...upload, percent } : upload))),
      );
      if (answer.ok) {
        if (answer.sameFileOn.length > 0) toast.warning(t("sameFile", { references: answer.sameFileOn.join(", ") }));
      } else {
        const reason = REASONS.find((known) => known === answer.detail?.reason) ?? "other";
        toast.error(t(`refused.${reason}`, { name }));
      }
    } catch {
      toast.error(t("failed", { name }));
    } finally {
      setRunning((uploads) => uploads.filter((upload) => upload.key !== key));
    }
  };

  const upload = async (files: File[]) => {
    const queue = files.map((file, index) => ({ file, key: `${Date.now()}-${index}` }));
    setRunning((uploads) => [...uploads, ...queue.map(({ file, key }) => ({ key, fileName: file.name, percent: 0 }))]);
    for (const { file, key } of queue) await sendOne(file, key);
    await client.invalidateQueries({ queryKey: transactionKeys.all });
  };
  return { running, upload };
}
