import type { Refusal } from "@/lib/core/action-result";
import type { MappingChange } from "@/lib/core/mapping-change";
import type { MappingEffect } from "@/lib/core/mapping-effect";
import type { SyncDefaults } from "@/lib/core/sync-defaults";
import type { MappingImport } from "@/lib/usecases/mapping-files";

// What the islands of this page are given.
export type { MappingImport } from "@/lib/usecases/mapping-files";
export type { MappingRow, MappingView } from "@/lib/usecases/read-mapping";

export type AskedEffect = { changes: MappingChange[] } | { defaults: SyncDefaults };

export const effectKey = (asked: AskedEffect | null) => ["mapping-effect", asked] as const;

/** What a change would do to pending expenses. */
export async function fetchEffect(asked: AskedEffect): Promise<MappingEffect> {
  const response = await fetch("/api/mapping/preview", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(asked),
  });
  if (!response.ok) throw new Error(`The preview answered ${response.status}`);
  return ((await response.json()) as { effect: MappingEffect }).effect;
}

export async function askMappingFile(file: File): Promise<{ ok: true; preview: MappingImport } | Refusal> {
  const body = new FormData();
  body.set("file", file);
  const response = await fetch("/api/mapping/import", { method: "POST", body });
  return (await response.json()) as { ok: true; preview: MappingImport } | Refusal;
}
