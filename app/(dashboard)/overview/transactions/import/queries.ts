import type { Refusal } from "@/lib/core/action-result";
import type { ImportLayout } from "@/lib/core/import/import-layout";
import type { ImportQuestion } from "@/lib/core/import/read-file";
import type { ImportRow, RejectedRow } from "@/lib/core/import/read-rows";

export type Preview = {
  layout: ImportLayout;
  columns: { name: string; sample: string }[];
  rows: ImportRow[];
  counts: { rows: number; new: number; known: number; rejected: number; moneyOut: number; moneyIn: number };
  sums: { currency: string; outMinor: number; inMinor: number };
  rejected: RejectedRow[];
  questions: ImportQuestion[];
};

export type ImportOutcome = { importId: string; addedCount: number; knownCount: number; rejectedCount: number };

export type Chosen = { file: File; accountId: string; layout: ImportLayout | null };

async function send<T>(address: string, { file, accountId, layout }: Chosen): Promise<({ ok: true } & T) | Refusal> {
  const body = new FormData();
  body.set("file", file);
  body.set("accountId", accountId);
  if (layout) body.set("layout", JSON.stringify(layout));
  const response = await fetch(address, { method: "POST", body });
  return (await response.json()) as ({ ok: true } & T) | Refusal;
}

export function askPreview(chosen: Chosen) {
  return send<{ preview: Preview }>("/api/imports/preview", chosen);
}

export function sendImport(chosen: Chosen) {
  return send<{ result: ImportOutcome }>("/api/imports", chosen);
}
