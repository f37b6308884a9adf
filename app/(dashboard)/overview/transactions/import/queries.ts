import type { Refusal } from "@/lib/core/action-result";
import type { ImportChoices } from "@/lib/core/import/import-layout";
import type { ImportPreview } from "@/lib/core/import/import-preview";
import type { LeftOutReason } from "@/lib/core/import/import-row";
import { isImportRunning, type ShownImport } from "@/lib/core/import/import-state";
import type { TextWriting } from "@/lib/core/import/text-writing";

export type FollowedImport = ShownImport & { reasons: { reason: LeftOutReason; count: number }[] };

export const importKey = (importId: string) => ["import", importId] as const;

/** Null where there is no such import. */
export async function fetchImport(importId: string): Promise<FollowedImport | null> {
  const response = await fetch(`/api/imports/${encodeURIComponent(importId)}`, { headers: { accept: "application/json" } });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`The import answered ${response.status}`);
  return (await response.json()) as FollowedImport;
}

/** How long until the next look; false when there is nothing left to see. */
export function lookAgainMs(found: FollowedImport | null | undefined): number | false {
  return found && isImportRunning(found.state) ? 700 : false;
}

/** No action: Next drops the answer of an action when the address changes meanwhile, as it does right after an upload. */
async function ask<Answer>(importId: string, verb: "preview" | "recut" | "account", body: object): Promise<Answer | Refusal> {
  const response = await fetch(`/api/imports/${encodeURIComponent(importId)}/${verb}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Answer | Refusal;
}

export const askPreview = (importId: string, choices: ImportChoices) =>
  ask<{ ok: true; preview: ImportPreview }>(importId, "preview", choices);

export const askRecut = (importId: string, writing: TextWriting) => ask<{ ok: true }>(importId, "recut", writing);

export const askMove = (importId: string, accountId: string) => ask<{ ok: true }>(importId, "account", { accountId });

type Upload = { file: File; accountId: string; onProgress: (sentShare: number) => void };
export type UploadAnswer = { ok: true; importId: string } | Refusal;

/** Sends a file as it lies on the disk. Fetch cannot tell how far it is, so this is the older request. */
export function sendFile({ file, accountId, onProgress }: Upload): Promise<UploadAnswer> {
  const query = new URLSearchParams({ accountId, fileName: file.name });
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/imports?${query}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new Error("The file did not arrive"));
    request.onload = () => {
      try {
        resolve(JSON.parse(request.responseText) as UploadAnswer);
      } catch {
        reject(new Error(`The server answered ${request.status}`));
      }
    };
    request.send(file);
  });
}
