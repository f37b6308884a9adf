export type Page<T> = { rows: T[]; pagination: { page: number; pageSize: number; pageCount: number; itemCount: number } | null };

/** `page` counts from 1; `pageSize` is 1–1000, 100 unless told, and clamped. Without either everything comes at once. */
export function pageOf<T>(rows: T[], query: URLSearchParams): Page<T> {
  if (!query.has("page") && !query.has("pageSize")) return { rows, pagination: null };
  const page = Math.max(1, Math.floor(Number(query.get("page") ?? "1")) || 1);
  const asked = Math.floor(Number(query.get("pageSize") ?? "100"));
  const pageSize = Math.min(1000, Math.max(1, Number.isNaN(asked) ? 100 : asked));
  return {
    rows: rows.slice((page - 1) * pageSize, page * pageSize),
    pagination: { page, pageSize, pageCount: Math.ceil(rows.length / pageSize), itemCount: rows.length },
  };
}
