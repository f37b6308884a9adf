import type { Refusal } from "@/lib/core/action-result";

export type SentFile = { ok: true; id: string; sameFileOn: { transactionId: string; reference: string }[] };

/** Sends one file and tells how far it has come, which fetch cannot. */
export function sendFile(address: string, file: File, onProgress: (percent: number) => void): Promise<SentFile | Refusal> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.set("file", file);
    request.upload.onprogress = (event) => onProgress(event.lengthComputable ? Math.round((event.loaded / event.total) * 100) : 0);
    request.onload = () => {
      try {
        resolve(JSON.parse(request.responseText) as SentFile | Refusal);
      } catch {
        reject(new Error("The answer is not JSON"));
      }
    };
    request.onerror = () => reject(new Error("Not sent"));
    request.open("POST", address);
    request.send(body);
  });
}
