/** Ten to a page unless told otherwise; a page that is no number is the first. */
export function feedPage<T>(rows: T[], query: URLSearchParams): { pagination: Record<string, number>; items: T[] } {
  const page = Math.max(1, Math.floor(Number(query.get("page") ?? "1")) || 1);
  const pageSize = Math.max(1, Math.floor(Number(query.get("pageSize") ?? "10")) || 10);
  return {
    pagination: { page, pageSize, pageCount: Math.ceil(rows.length / pageSize), itemCount: rows.length },
    items: rows.slice((page - 1) * pageSize, page * pageSize),
  };
}
